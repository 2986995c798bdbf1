import { inRoot } from "./lib/paths.ts";
import { runMain } from "./lib/problem.ts";
import { run } from "./lib/run.ts";

/** `npm run db:objects`: writes prisma/objects.sql from a fresh database, by the test that otherwise compares it. */
await runMain(async () => {
  const args = [
    inRoot("node_modules/vitest/vitest.mjs"),
    "run",
    "--project",
    "integration",
    "tests/integration/objects.test.ts",
  ];
  await run(process.execPath, args, {
    env: { ...process.env, WRITE_OBJECTS: "on" },
    failure: "The schema files and the migrations do not agree:",
    show: true,
  });
});

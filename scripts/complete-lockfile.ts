import { readFile, writeFile } from "node:fs/promises";
import { completed, missingOptional } from "./lib/lockfile.ts";
import { inRoot } from "./lib/paths.ts";
import { runMain } from "./lib/problem.ts";
import { say } from "./lib/say.ts";

/** `npm run lockfile`: after every change of dependencies, so that `npm ci` works on every system. */
await runMain(async () => {
  const file = inRoot("package-lock.json");
  const lock = JSON.parse(await readFile(file, "utf8"));
  const missing = missingOptional(lock.packages);
  if (missing.length > 0)
    await writeFile(file, `${JSON.stringify({ ...lock, packages: completed(lock.packages) }, null, 2)}\n`);
  say(
    missing.length > 0
      ? `Added ${missing.length} platform packages to package-lock.json.`
      : "package-lock.json is complete.",
  );
});

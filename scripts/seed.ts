import { openDatabase } from "./lib/open-database.ts";
import { Problem, runMain } from "./lib/problem.ts";
import { seed } from "./lib/seed.ts";
import { childEnv, loadDotEnv, readSettings } from "./lib/settings.ts";

/** `npm run db:seed -- [options of prisma/seed/seed.ts]` */
await runMain(async () => {
  loadDotEnv();
  const settings = readSettings(process.env);
  if (settings.mode !== "demo") throw new Problem("Demo data is made in demo mode only.");
  const database = await openDatabase(settings);
  try {
    await seed(database.urls.owner, childEnv(settings, database.urls, database.secrets), {
      args: process.argv.slice(2),
      show: true,
    });
  } finally {
    await database.close();
  }
});

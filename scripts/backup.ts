import { backUp } from "./lib/backups.ts";
import { openDatabase } from "./lib/open-database.ts";
import { runMain } from "./lib/problem.ts";
import { say, step } from "./lib/say.ts";
import { loadDotEnv, readSettings } from "./lib/settings.ts";

/** `npm run backup`: while everything runs, or while nothing does. */
await runMain(async () => {
  loadDotEnv();
  const settings = readSettings(process.env);
  const database = await openDatabase(settings);
  try {
    say(`Backup: ${await step("Backing up", () => backUp(settings, database))}`);
  } finally {
    await database.close();
  }
});

import { generateClient } from "./lib/client.ts";
import { openDatabase } from "./lib/open-database.ts";
import { runMain } from "./lib/problem.ts";
import { say } from "./lib/say.ts";
import { loadDotEnv, readSettings } from "./lib/settings.ts";
import { bringUpToDate } from "./lib/up-to-date.ts";

/** `npm run db:migrate`: database and roles when they are missing, then every migration the database has not had. */
await runMain(async () => {
  loadDotEnv();
  const settings = readSettings(process.env);
  const database = await openDatabase(settings);
  try {
    const applied = await bringUpToDate(settings, database);
    say(applied.length > 0 ? `Applied ${applied.join(", ")}.` : "The database is up to date.");
    if (await generateClient()) say("Generated the database client.");
  } finally {
    await database.close();
  }
});

import { buildWhenNeeded, forgetBuild } from "./lib/build.ts";
import { generateClient } from "./lib/client.ts";
import { openDatabase } from "./lib/open-database.ts";
import { runMain } from "./lib/problem.ts";
import { step } from "./lib/say.ts";
import { childEnv, loadDotEnv, readSettings } from "./lib/settings.ts";

/** `npm run build`: always builds; the database must be migrated, because public pages are made from it. */
await runMain(async () => {
  loadDotEnv();
  const settings = readSettings(process.env);
  await generateClient();
  const database = await openDatabase(settings);
  try {
    await forgetBuild(settings.buildDir);
    await step("Building", () =>
      buildWhenNeeded(settings.buildDir, childEnv(settings, database.urls, database.secrets), database.urls.owner),
    );
  } finally {
    await database.close();
  }
});

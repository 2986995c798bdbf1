import { migrate } from "./lib/migrations.ts";
import { openDatabase } from "./lib/open-database.ts";
import { rememberPartnerPort } from "./lib/partner-app.ts";
import { Problem, runMain } from "./lib/problem.ts";
import { emptyDatabase, readSeedState, runSeed, seedFirstTime } from "./lib/seed.ts";
import { childEnv, loadDotEnv, readSettings } from "./lib/settings.ts";

/** `npm run db:seed -- [options of prisma/seed/seed.ts]`: the demo marketplace when it is missing, more of it when asked. */
await runMain(async () => {
  loadDotEnv();
  const settings = readSettings(process.env);
  if (settings.mode !== "demo") throw new Problem("Demo data is made in demo mode only.");
  const database = await openDatabase(settings);
  try {
    const { owner } = database.urls;
    await migrate(owner, async (pending) => {
      throw new Problem(`The database lacks ${pending.join(", ")}: run npm run db:migrate first.`);
    });
    const env = childEnv(settings, database.urls, database.secrets);
    const options = { args: process.argv.slice(2), show: true };
    const state = await readSeedState(owner);
    if (state === "done" || state === "own") return await runSeed(env, options);
    if (state === "broken") {
      await emptyDatabase(owner);
      await migrate(owner, async () => undefined);
    }
    await seedFirstTime(owner, env, options);
    await rememberPartnerPort(settings.dataDir, settings.partnerAppPort);
  } finally {
    await database.close();
  }
});

import { markServing, readBuild } from "./lib/build.ts";
import { refuseMovedClock } from "./lib/clock.ts";
import { openDatabase } from "./lib/open-database.ts";
import { holdPackages } from "./lib/packages.ts";
import { Problem, runMain } from "./lib/problem.ts";
import { run } from "./lib/run.ts";
import { webService, workerService } from "./lib/services.ts";
import { childEnv, loadDotEnv, readSettings } from "./lib/settings.ts";
import { offerSetup } from "./lib/setup-token.ts";
import { stopRequested } from "./lib/stop-requested.ts";

/** `npm run serve:web` and `serve:worker`: one process in the foreground, for people who have a supervisor of their own. */
await runMain(() =>
  stopRequested(async (signal) => {
    loadDotEnv();
    const settings = readSettings(process.env);
    const build = await readBuild(settings.buildDir);
    if (!build) throw new Problem("There is no whole build: run npm run build first.");
    const database = await openDatabase(settings);
    await refuseMovedClock(settings, database.urls.owner);
    const env = childEnv(settings, database.urls, database.secrets);
    const unmark = [holdPackages(), ...(process.argv[2] === "web" ? [markServing(settings.buildDir)] : [])];
    const service =
      process.argv[2] === "worker" ? workerService(env, build) : webService(settings, env, build, settings.port);
    try {
      if (process.argv[2] === "web") await offerSetup(settings, database.urls.owner);
      await run(service.command, service.args, {
        env: service.env,
        failure: `${service.name} ended.`,
        show: true,
        signal,
      });
    } finally {
      for (const take of unmark) take();
      await database.close();
    }
  }),
);

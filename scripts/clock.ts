import { moveClock, parseMove, readAhead } from "./lib/clock.ts";
import { openDatabase } from "./lib/open-database.ts";
import { Problem, runMain } from "./lib/problem.ts";
import { say } from "./lib/say.ts";
import { loadDotEnv, readSettings } from "./lib/settings.ts";

/** `npm run clock -- +45d`: moves the business clock of the demo, while it runs or not. Without a move it says how far ahead it is. */
await runMain(async () => {
  loadDotEnv();
  const settings = readSettings(process.env);
  if (settings.mode !== "demo")
    throw new Problem("The clock is moved in a demo only: production goes by the real time.");
  const [text] = process.argv.slice(2);
  const move = text === undefined ? undefined : parseMove(text);
  const database = await openDatabase(settings);
  try {
    if (move === undefined) {
      say(`The business clock is ${await readAhead(database.urls.owner)} seconds ahead of the real time.`);
      return;
    }
    const { ahead, now } = await moveClock(database.urls.owner, move);
    say(`It is ${now.toISOString().slice(0, 16).replace("T", " ")} UTC now, ${ahead} seconds ahead of the real time.`);
    say("Recurring jobs that are due run within seconds; pages show it at their next load. Set it back with reset.");
  } finally {
    await database.close();
  }
});

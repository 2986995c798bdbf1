import { parseArgs } from "node:util";
import { inRoot } from "../../../scripts/lib/paths.ts";
import { fuzz, inWords } from "./fuzz.ts";
import { startFuzzStack } from "./stack.ts";
import { openWorld } from "./world.ts";

// npm run torture -- fuzz [--runs 100] [--seed N] [--only /api/v1] [--port 3000 --data-dir DIR --build-dir .next]
// Sends RUNS requests to every route of a whole demo, which is started for it (or runs already, on a port and a data folder). Exit 0: no answer of
// 500 and none without our headers; 3: some; 1: the run itself broke. With the seed that is printed, the same requests are sent again.

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: "string", default: "100" },
    seed: { type: "string" },
    only: { type: "string" },
    port: { type: "string" },
    "data-dir": { type: "string" },
    "build-dir": { type: "string", default: ".next-torture" },
  },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
console.log(`seed ${seed}`);
const running = values.port !== undefined && values["data-dir"] !== undefined;
const stack = running
  ? {
      port: Number(values.port),
      dataDir: values["data-dir"] ?? "",
      buildFolder: inRoot(values["build-dir"]),
      stop: null,
    }
  : await startFuzzStack({ buildDir: values["build-dir"] });
try {
  const world = await openWorld(stack.dataDir, `http://localhost:${stack.port}`);
  const report = await fuzz({
    port: stack.port,
    world,
    buildFolder: stack.buildFolder,
    seed,
    runs: Number(values.runs),
    only: values.only,
  });
  for (const finding of report.findings) console.log(inWords(finding, seed));
  for (const [status, count] of [...report.statuses].sort(([left], [right]) => left - right))
    console.log(`${String(status || "none").padStart(6)}  ${count}`);
  const { routes, requests, findings } = report;
  const of = (pattern: RegExp) => findings.filter(({ wrong }) => pattern.test(wrong)).length;
  const figures = {
    seed,
    routes,
    requests,
    "routes that answered 500": of(/^answered 5/),
    "routes that answered without our headers": of(/^without/),
    "routes that answered otherwise wrongly": of(/^(?!answered 5|without)/),
    "slowest s": Math.round(report.slowestSeconds * 10) / 10,
  };
  for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(42)} ${value}`);
  const missed = findings.map(({ route, wrong }) => `${route}: ${wrong}`);
  console.log(JSON.stringify({ name: "fuzz", figures, missed }));
  process.exitCode = missed.length > 0 ? 3 : 0;
} finally {
  await stack.stop?.();
}

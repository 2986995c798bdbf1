import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { bytesOf, exchange } from "./raw-http.ts";
import { type FuzzRequest, requestsTo } from "./requests.ts";
import { type FuzzRoute, fuzzRoutes } from "./routes.ts";
import { askJudged } from "./verdict.ts";
import type { World } from "./world.ts";

/** A request that was answered wrongly, made as small as it gets. */
export type Finding = { route: string; wrong: string; request: FuzzRequest; path: string };

export type FuzzReport = {
  seed: number;
  routes: number;
  requests: number;
  /** How many answers had each status; 0 stands for none at all. */
  statuses: ReadonlyMap<number, number>;
  slowestSeconds: number;
  findings: Finding[];
};

type Options = {
  port: number;
  world: World;
  buildFolder: string;
  seed: number;
  runs: number;
  only?: string | undefined;
};

/** An answer that takes longer has stopped something. */
const LIMIT_MS = 20_000;

/** Ids of every server action and cache function in the build, as anybody reads them out of our scripts. */
function actionIdsOf(buildFolder: string): string[] {
  const manifest: { node: Record<string, unknown> } = JSON.parse(
    readFileSync(join(buildFolder, "server/server-reference-manifest.json"), "utf8"),
  );
  return Object.keys(manifest.node);
}

/** Each route has its own requests, the same ones whichever other routes there are. */
function seedOf(seed: number, { address }: FuzzRoute): number {
  return createHash("sha256").update(`${seed} ${address}`).digest().readInt32BE();
}

/** Sends `runs` requests to every route, two routes at a time, and collects what was answered wrongly. */
export async function fuzz({ port, world, buildFolder, seed, runs, only }: Options): Promise<FuzzReport> {
  const routes = fuzzRoutes().filter(({ address }) => only === undefined || address.includes(only));
  const actionIds = actionIdsOf(buildFolder);
  const statuses = new Map<number, number>();
  const findings: Finding[] = [];
  let [requests, slowestSeconds] = [0, 0];

  async function wrongOf(request: FuzzRequest): Promise<string | null> {
    const { wrong } = await askJudged(request, async () => {
      const answer = await exchange(port, bytesOf(request, `localhost:${port}`), LIMIT_MS);
      requests++;
      statuses.set(answer?.status ?? 0, (statuses.get(answer?.status ?? 0) ?? 0) + 1);
      slowestSeconds = Math.max(slowestSeconds, answer?.seconds ?? LIMIT_MS / 1000);
      return answer;
    });
    return wrong;
  }

  async function fuzzRoute(route: FuzzRoute): Promise<void> {
    const property = fc.asyncProperty(
      requestsTo(route, world, route.kind === "page" ? actionIds : []),
      async (request) => {
        const wrong = await wrongOf(request);
        if (wrong !== null) throw new Error(wrong);
      },
    );
    const run = await fc.check(property, {
      seed: seedOf(seed, route),
      numRuns: runs,
      interruptAfterTimeLimit: 300_000,
    });
    const request = run.counterexample?.[0];
    if (!run.failed || !request) return;
    const wrong = run.errorInstance instanceof Error ? run.errorInstance.message : "failed";
    findings.push({ route: route.address, wrong, request, path: run.counterexamplePath ?? "" });
  }

  const left = [...routes];
  await Promise.all(
    [1, 2].map(async () => {
      for (let route = left.shift(); route; route = left.shift()) await fuzzRoute(route);
    }),
  );
  return { seed, routes: routes.length, requests, statuses, slowestSeconds, findings };
}

/** A finding as lines that a person can repeat: the seed, who asked, and the request as it went over the wire. */
export function inWords({ route, wrong, request, path }: Finding, seed: number): string {
  const shown = bytesOf(request, "localhost").toString("utf8").slice(0, 1_500).replaceAll("\r\n", "\n    ");
  return `${route}: ${wrong} (seed ${seed}, path ${path}, by ${request.caller})\n    ${shown}`;
}

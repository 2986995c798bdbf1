import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { probeUrls } from "@/lib/certification/checks/data";
import { runChecks } from "@/lib/certification/checks/mutations";
import type { Probe, Prober } from "@/lib/certification/checks/types";
import { getFindings, isChecking } from "@/lib/certification/data";
import { RUBRIC } from "@/lib/certification/rubric";
import { db } from "@/lib/platform/db";
import { createGuardedClient } from "@/lib/platform/http/guarded-request";
import { edit, friendlyProber, makeSubmittable } from "../factories/certification";

/** A partner's server at its worst: one path for each way to be unhelpful. */
function misbehave(): Server {
  return createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (pathname === "/ok") response.end("<title>Hello</title>");
    else if (pathname === "/gone") response.writeHead(404).end("gone");
    else if (pathname === "/broken") response.writeHead(503).end("broken");
    else if (pathname === "/guarded") response.writeHead(403).end("no robots");
    else if (pathname === "/hop") response.writeHead(302, { location: "/ok" }).end();
    else if (pathname === "/loop") response.writeHead(302, { location: "/loop" }).end();
    else if (pathname === "/inside")
      response.writeHead(302, { location: "http://169.254.169.254/latest/meta-data" }).end();
    else if (pathname === "/drip") {
      response.writeHead(200, { "content-type": "text/html" });
      setInterval(() => response.write("."), 200).unref();
    } else if (pathname === "/endless") {
      response.writeHead(200);
      const pump = () => response.write(Buffer.alloc(65_536, "x"), () => setImmediate(pump));
      pump();
    } else if (pathname === "/odd") response.end("\u001b[2Jtoken=abcdefgh12345678 \u202e<script>alert(1)</script>");
    // Anything else never answers.
  });
}

describe("asking addresses", () => {
  let server: Server;
  let origin = "";

  beforeAll(async () => {
    server = misbehave();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    origin = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const kindOf = (probe: Probe | undefined) =>
    probe?.kind === "answered" ? probe.status : probe?.kind === "unreachable" ? probe.error : "ours";

  it("ends within 12 seconds whatever the other side does, and tells what happened to each", async () => {
    const paths = [
      "/ok",
      "/gone",
      "/broken",
      "/guarded",
      "/hop",
      "/loop",
      "/inside",
      "/drip",
      "/endless",
      "/odd",
      "/silent",
    ];
    const started = performance.now();
    const probes = await probeUrls([...paths.map((path) => `${origin}${path}`), "http://127.0.0.1:1/"]);
    expect(performance.now() - started).toBeLessThan(12_000);
    expect(Object.fromEntries(paths.map((path) => [path, kindOf(probes.get(`${origin}${path}`))]))).toEqual({
      "/ok": 200,
      "/gone": 404,
      "/broken": 503,
      "/guarded": 403,
      "/hop": 200,
      "/loop": 302,
      "/inside": "refused_address",
      "/drip": "timeout",
      "/endless": 200,
      "/odd": 200,
      "/silent": "timeout",
    });
    expect(kindOf(probes.get("http://127.0.0.1:1/"))).toBe("connect");
  }, 20_000);

  it("does not hold forty silent addresses against the one that was never asked", async () => {
    const urls = Array.from({ length: 40 }, (_, index) => `${origin}/silent-${index}`);
    const started = performance.now();
    const probes = await probeUrls(urls);
    expect(performance.now() - started).toBeLessThan(12_000);
    const kinds = urls.map((url) => kindOf(probes.get(url)));
    expect(kinds.slice(0, 16)).toEqual(Array.from({ length: 16 }, () => "timeout"));
    expect(kinds.slice(32)).toEqual(Array.from({ length: 8 }, () => "ours"));
  }, 20_000);

  it("keeps evidence readable and harmless", async () => {
    const made = await makeSubmittable({ patch: { demoUrl: `${origin}/odd` } });
    const { judged } = await runChecks(made.scope, { versionId: made.versionId, ruleId: "WRK-02" });
    const [finding] = judged;
    expect(finding?.judgement.result).toBe("pass");
    const response = finding?.judgement.evidence[0]?.response ?? "";
    expect(response).toContain("<script>");
    expect(response).not.toContain("abcdefgh12345678");
    expect([...response].filter((char) => char === "\u001b" || char === "\u202e")).toEqual([]);
  });

  const nameless = (canary: boolean) => {
    const client = createGuardedClient({
      policy: { allowLoopback: true, allowHttp: true, allowedPorts: null },
      resolve: async (name) => {
        if (canary && name === "example.com") return ["127.0.0.1"];
        throw Object.assign(new Error("not found"), { code: "ENOTFOUND" });
      },
    });
    return { client, prober: (async (urls) => probeUrls(urls, client.request)) satisfies Prober };
  };

  it("charges a name that does not exist to the partner only when other names can be found", async () => {
    const made = await makeSubmittable();
    for (const canary of [true, false]) {
      const { client, prober } = nameless(canary);
      const { judged } = await runChecks(made.scope, { versionId: made.versionId, ruleId: "DOC-02" }, prober);
      // Dialling the loopback port of example.com fails: an answer to the lookup alone proves no way out, so both stay ours.
      expect(judged[0]?.judgement.result).toBe("not_judged");
      await client.close();
    }
    const lying: Prober = async (urls) =>
      new Map(urls.map((url) => [url, { kind: "unreachable", error: "dns", detail: "ENOTFOUND", durationMs: 5 }]));
    const { judged } = await runChecks(made.scope, { versionId: made.versionId, ruleId: "DOC-02" }, lying);
    expect(judged[0]?.judgement).toMatchObject({ result: "fail", message: expect.stringContaining("does not exist") });
  });
});

describe("runs", () => {
  it("judge every rule, and what only a person can judge is never passed", async () => {
    const made = await makeSubmittable();
    const { hash } = await runChecks(made.scope, { versionId: made.versionId }, friendlyProber);
    const findings = await getFindings(db(), made.versionId, hash);
    expect(findings.map((finding) => finding.ruleId)).toEqual(RUBRIC.map((rule) => rule.id));
    for (const finding of findings) {
      const rule = RUBRIC.find((entry) => entry.id === finding.ruleId);
      expect([finding.ruleId, finding.result]).toEqual([finding.ruleId, rule?.by === "person" ? "not_judged" : "pass"]);
    }
  });

  it("check one rule again alone, and only a machine's", async () => {
    const made = await makeSubmittable({ patch: { privacyUrl: "" } });
    const first = await runChecks(made.scope, { versionId: made.versionId }, friendlyProber);
    expect(first.judged.find(({ rule }) => rule.id === "SEC-06")?.judgement.result).toBe("fail");
    let asked: readonly string[] = [];
    const watching: Prober = async (urls) => {
      asked = urls;
      return friendlyProber(urls);
    };
    const { judged } = await runChecks(made.scope, { versionId: made.versionId, ruleId: "WRK-02" }, watching);
    expect(judged.map(({ rule }) => rule.id)).toEqual(["WRK-02"]);
    expect(asked).toHaveLength(1);
    expect(await getFindings(db(), made.versionId, first.hash)).toHaveLength(RUBRIC.length);
    await expect(
      runChecks(made.scope, { versionId: made.versionId, ruleId: "WRK-09" }, watching),
    ).rejects.toMatchObject({ code: "invalid_input" });
    const stranger = await makeSubmittable();
    await expect(runChecks(stranger.scope, { versionId: made.versionId }, watching)).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("of a version edited meanwhile count for the content they were made on", async () => {
    const made = await makeSubmittable();
    const editing: Prober = async (urls) => {
      await edit(made, { promise: "Edited while the checks ran." });
      return friendlyProber(urls);
    };
    const { hash } = await runChecks(made.scope, { versionId: made.versionId }, editing);
    const again = await runChecks(made.scope, { versionId: made.versionId, ruleId: "WRK-01" }, friendlyProber);
    expect(again.hash).not.toBe(hash);
    expect(await getFindings(db(), made.versionId, again.hash)).toHaveLength(1);
  });

  it("that break are ours: ended with their error, nothing judged, no lasting claim to be running", async () => {
    const made = await makeSubmittable();
    const breaking: Prober = async () => {
      expect(await isChecking(db(), made.versionId)).toBe(true);
      throw new Error("no memory");
    };
    await expect(runChecks(made.scope, { versionId: made.versionId }, breaking)).rejects.toThrow("no memory");
    const run = await db().certificationRun.findFirstOrThrow({ where: { versionId: made.versionId } });
    expect(run).toMatchObject({ error: "no memory", finishedAt: expect.any(Date) });
    expect(await db().finding.count({ where: { runId: run.id } })).toBe(0);
    expect(await isChecking(db(), made.versionId)).toBe(false);
  });

  it("are limited by partner", async () => {
    const made = await makeSubmittable();
    const run = () => runChecks(made.scope, { versionId: made.versionId, ruleId: "WRK-01" }, friendlyProber);
    await Promise.all(
      Array.from({ length: 6 }, async () => {
        for (let turn = 0; turn < 10; turn++) await run();
      }),
    );
    await expect(run()).rejects.toMatchObject({ code: "rate_limited" });
  });
});

import { createServer, type IncomingMessage, type Server } from "node:http";
import { afterEach, expect, it } from "vitest";
import { tellWebProcesses } from "@/lib/jobs/cache-expire";
import { CATALOG } from "@/lib/jobs/catalog";
import { expireTags } from "@/lib/platform/cache/cache";
import { CACHE_CALL_HEADER, CACHE_CALL_PATH, isCacheCall } from "@/lib/platform/cache/cache-call";
import { expireChangedTags } from "@/lib/platform/cache/cache-start";
import { db, inTransaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { getLiveWebUrls } from "@/lib/platform/process/heartbeat";
import { jobContext } from "../factories/jobs";

type Call = { path: string; body: string; signature: string };
const servers: Server[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
  await db().processHeartbeat.deleteMany();
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
}

/** A stand-in web process that answers `status` and keeps what it was told. */
async function webProcess(status = 204): Promise<{ url: string; calls: Call[] }> {
  const calls: Call[] = [];
  const server = createServer(async (request, response) => {
    calls.push({
      path: request.url ?? "",
      body: await bodyOf(request),
      signature: String(request.headers[CACHE_CALL_HEADER]),
    });
    response.writeHead(status).end();
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, calls };
}

async function heartbeat(url: string, secondsAgo = 0): Promise<void> {
  const seenAt = new Date(Date.now() - secondsAgo * 1_000);
  await db().processHeartbeat.create({
    data: { id: newId(), kind: "web", url, buildId: "test", startedAt: seenAt, seenAt },
  });
}

it("tells every live web process once, signed", async () => {
  const [one, two, gone] = [await webProcess(), await webProcess(), await webProcess()];
  await heartbeat(one.url);
  // The row of an earlier process at the same address.
  await heartbeat(one.url, 8);
  await heartbeat(two.url, 10);
  await heartbeat(gone.url, 60);
  await tellWebProcesses({ tags: ["catalog", "listing:x"] });
  for (const { calls } of [one, two]) {
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ path: CACHE_CALL_PATH, body: JSON.stringify({ tags: ["catalog", "listing:x"] }) });
    expect(isCacheCall(calls[0]?.body ?? "", calls[0]?.signature ?? null)).toBe(true);
  }
  expect(gone.calls).toEqual([]);
});

it("tells the others even when one fails, and then fails so that it is told again", async () => {
  const [well, ill] = [await webProcess(), await webProcess(500)];
  await heartbeat(ill.url);
  await heartbeat(well.url);
  await heartbeat("http://127.0.0.1:9");
  await expect(tellWebProcesses({ tags: ["catalog"] })).rejects.toThrow(/answered 500.*|Not every/);
  expect(well.calls).toHaveLength(1);
});

it("refuses a payload that is not a list of tags", async () => {
  await expect(CATALOG["cache.expire"].run({ tags: "catalog" }, jobContext())).rejects.toThrow();
  await expect(CATALOG["cache.expire"].run({ tags: [""] }, jobContext())).rejects.toThrow();
});

it("counts a web process as live for three beats", async () => {
  await heartbeat("http://127.0.0.1:1001", 14);
  await heartbeat("http://127.0.0.1:1002", 20);
  expect(await getLiveWebUrls()).toEqual(["http://127.0.0.1:1001"]);
});

it("remembers when a tag last changed, so that a starting process can expire it", async () => {
  await inTransaction((tx) => expireTags(tx, ["listing:a", "listing:a", "catalog"]));
  expect(await expireChangedTags()).toBeGreaterThanOrEqual(2);
  const messages = await db().outboxMessage.findMany({ where: { name: "cache.expire" } });
  expect(messages.at(-1)?.payload).toEqual({ tags: ["catalog", "listing:a"] });
});

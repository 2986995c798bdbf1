import { createServer, type Server } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createGuardedClient, MAX_RESPONSE_BYTES } from "@/lib/platform/http/guarded-request";
import type { GuardPolicy, Resolver } from "@/lib/platform/http/types";
import { checkUrl } from "@/lib/platform/http/url";

/** Production's rules, but for the port, so that a canary on a free port could be reached if anything slipped through. */
const STRICT: GuardPolicy = { allowLoopback: false, allowHttp: true, allowedPorts: null };
const PRODUCTION: GuardPolicy = { allowLoopback: false, allowHttp: false, allowedPorts: [443, 8443] };
const DEMO: GuardPolicy = { allowLoopback: true, allowHttp: true, allowedPorts: null };

/** A listener that counts whoever connects, on every address of this machine. */
let canary: Server;
let port = 0;
let touched = 0;

beforeAll(async () => {
  canary = createServer((socket) => {
    touched += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => canary.listen(0, "::", resolve));
  const address = canary.address();
  port = typeof address === "object" && address ? address.port : 0;
});

afterAll(() => new Promise((resolve) => canary.close(resolve)));

/** Spellings of addresses nobody outside may make us dial; `PORT` is the canary's. */
const HOSTILE: readonly string[] = [
  "http://127.0.0.1:PORT/",
  "http://127.1:PORT/",
  "http://127.0.1:PORT/",
  "http://127.255.255.254:PORT/",
  "http://2130706433:PORT/",
  "http://0x7f000001:PORT/",
  "http://0x7f.0.0.1:PORT/",
  "http://0x7f.1:PORT/",
  "http://0177.0.0.1:PORT/",
  "http://017700000001:PORT/",
  "http://00000177.0.0.1:PORT/",
  "http://127.0.0.1.:PORT/",
  "http://localhost:PORT/",
  "http://LOCALHOST:PORT/",
  "http://localhost.:PORT/",
  "http://foo.localhost:PORT/",
  "http://localhost.localdomain:PORT/",
  "http://ip6-localhost:PORT/",
  "http://0:PORT/",
  "http://0.0.0.0:PORT/",
  "http://0000.0000.0000.0000:PORT/",
  "http://[::]:PORT/",
  "http://[::1]:PORT/",
  "http://[0:0:0:0:0:0:0:1]:PORT/",
  "http://[0000::0001]:PORT/",
  "http://[::127.0.0.1]:PORT/",
  "http://[::7f00:1]:PORT/",
  "http://[::ffff:127.0.0.1]:PORT/",
  "http://[::ffff:7f00:1]:PORT/",
  "http://[0:0:0:0:0:ffff:7f00:0001]:PORT/",
  "http://[::ffff:0:127.0.0.1]:PORT/",
  "http://[64:ff9b::127.0.0.1]:PORT/",
  "http://[64:ff9b::7f00:1]:PORT/",
  "http://[64:ff9b::a9fe:a9fe]:PORT/",
  "http://[64:ff9b:1::7f00:1]:PORT/",
  "http://[2002:7f00:1::]:PORT/",
  "http://[2002:a9fe:a9fe::1]:PORT/",
  "http://[2001::1]:PORT/",
  "http://[fe80::1]:PORT/",
  "http://[fe80::1%25eth0]:PORT/",
  "http://[fc00::1]:PORT/",
  "http://[fd00:ec2::254]:PORT/",
  "http://[fec0::1]:PORT/",
  "http://[ff02::1]:PORT/",
  "http://[2001:db8::1]:PORT/",
  "http://[3fff::1]:PORT/",
  "http://[5f00::1]:PORT/",
  "http://[100::1]:PORT/",
  "http://[4000::1]:PORT/",
  "http://10.0.0.1:PORT/",
  "http://172.16.0.1:PORT/",
  "http://172.31.255.255:PORT/",
  "http://192.168.1.1:PORT/",
  "http://100.64.0.1:PORT/",
  "http://100.100.100.200:PORT/",
  "http://169.254.169.254:PORT/latest/meta-data/",
  "http://0xa9fea9fe:PORT/",
  "http://2852039166:PORT/",
  "http://0251.0376.0251.0376:PORT/",
  "http://168.63.129.16:PORT/",
  "http://192.0.0.192:PORT/",
  "http://192.0.2.1:PORT/",
  "http://192.88.99.1:PORT/",
  "http://198.18.0.1:PORT/",
  "http://203.0.113.1:PORT/",
  "http://224.0.0.1:PORT/",
  "http://240.0.0.1:PORT/",
  "http://255.255.255.255:PORT/",
  "http://metadata.google.internal:PORT/",
  "http://kubernetes.default.svc.cluster.local:PORT/",
  "http://router.lan:PORT/",
  "http://intranet:PORT/",
  "http://①②⑦.⓪.⓪.①:PORT/",
  "http://127。0。0。1:PORT/",
  "http://１２７.0.0.1:PORT/",
  "http://ⓛocalhost:PORT/",
  "http://user@127.0.0.1:PORT/",
  "http://good.example@127.0.0.1:PORT/",
  "http://good.example:pw@127.0.0.1:PORT/",
  "http://127.0.0.1:PORT\\@good.example/",
  "http://good.example\\@127.0.0.1:PORT/",
  "http://127.0.0.1%2ffoo:PORT/",
  "http:///127.0.0.1:PORT/",
  "http:127.0.0.1:PORT/",
  "//127.0.0.1:PORT/",
  "http://127.0.0.1\t:PORT/",
  "http://127.0.0.1:PORT/#fragment",
  "ftp://127.0.0.1:PORT/",
  "file:///etc/passwd",
  "gopher://127.0.0.1:PORT/_x",
  "javascript:alert(1)",
  "data:text/plain,x",
  "unix:/var/run/docker.sock",
];

describe("the address corpus", () => {
  it("is at least sixty spellings", () => expect(HOSTILE.length).toBeGreaterThanOrEqual(60));

  it.each(HOSTILE)("%j is refused when typed and never dialled", async (template) => {
    const url = template.replace("PORT", String(port));
    const client = createGuardedClient({ policy: STRICT });
    const before = touched;
    expect(checkUrl(url, STRICT).ok).toBe(false);
    expect(checkUrl(url, PRODUCTION).ok).toBe(false);
    expect(await client.request({ method: "POST", url, body: "{}", timeoutMs: 1_500 })).toMatchObject({
      ok: false,
      error: "refused_address",
    });
    expect(touched).toBe(before);
    await client.close();
  });

  it.each([
    "https://hooks.partner.example/in",
    "https://93.184.215.14/x",
    "https://[2606:4700::1]:8443/x",
    "https://xn--bcher-kva.example/",
  ])("%s passes in production", (url) => expect(checkUrl(url, PRODUCTION)).toEqual({ ok: true }));

  it.each([
    "http://hooks.partner.example/",
    "https://hooks.partner.example:22/",
    "https://hooks.partner.example:5432/",
    "https://hooks.partner.example:8080/",
  ])("%s is refused in production", (url) => expect(checkUrl(url, PRODUCTION).ok).toBe(false));

  it("demo reaches loopback and nothing else inside", () => {
    expect(checkUrl("http://localhost:4000/hooks", DEMO).ok).toBe(true);
    expect(checkUrl("http://127.0.0.1:4000/hooks", DEMO).ok).toBe(true);
    expect(checkUrl("http://[::1]:4000/hooks", DEMO).ok).toBe(true);
    for (const url of [
      "http://10.0.0.1/",
      "http://169.254.169.254/",
      "http://[fe80::1]/",
      "http://0.0.0.0/",
      "http://127.0.0.1:5432/",
    ]) {
      expect(checkUrl(url, DEMO).ok).toBe(false);
    }
  });
});

describe("names that lie", () => {
  const request = async (resolve: Resolver, times = 1) => {
    const client = createGuardedClient({ policy: STRICT, resolve });
    const results = [];
    for (let index = 0; index < times; index++) {
      results.push(
        await client.request({ method: "POST", url: `http://rebind.example:${port}/`, body: "{}", timeoutMs: 800 }),
      );
    }
    await client.close();
    return results;
  };

  it.each([
    ["loopback", ["127.0.0.1"]],
    ["loopback over IPv6", ["::1"]],
    ["a mapped address", ["::ffff:127.0.0.1"]],
    ["metadata", ["169.254.169.254"]],
    ["a public and a private one", ["93.184.215.14", "10.0.0.5"]],
    ["a private and a public one", ["10.0.0.5", "93.184.215.14"]],
    ["a zone", ["fe80::1%lo"]],
    ["nonsense", ["not-an-address"]],
  ])("resolving to %s is refused at dial time", async (_, addresses) => {
    const before = touched;
    expect(await request(async () => addresses)).toMatchObject([{ ok: false, error: "refused_address" }]);
    expect(touched).toBe(before);
  });

  it("alternating between public and loopback 1,000 times never connects inside", async () => {
    const before = touched;
    let turn = 0;
    // 192.0.2.1 would answer nobody, so the public half is refused as well and the run stays quick; what counts is the canary.
    const results = await request(async () => [turn++ % 2 === 0 ? "192.0.2.1" : "127.0.0.1"], 1_000);
    expect(results.every((result) => !result.ok && result.error === "refused_address")).toBe(true);
    expect(touched).toBe(before);
  });

  it("looks a name up once a connection and dials what it checked", async () => {
    const asked: string[] = [];
    const client = createGuardedClient({
      policy: DEMO,
      resolve: async (name) => {
        asked.push(name);
        return asked.length === 1 ? ["127.0.0.1"] : ["169.254.169.254"];
      },
    });
    const before = touched;
    await client.request({ method: "POST", url: `http://pinned.example:${port}/`, body: "{}", timeoutMs: 800 });
    expect(touched).toBe(before + 1);
    expect(asked).toEqual(["pinned.example"]);
    expect(
      await client.request({ method: "POST", url: `http://pinned.example:${port}/`, timeoutMs: 800 }),
    ).toMatchObject({ error: "refused_address" });
    await client.close();
  });

  it("a name that is not found, or never answers, is told apart", async () => {
    const notFound = request(async () => Promise.reject(Object.assign(new Error("x"), { code: "ENOTFOUND" })));
    expect(await notFound).toMatchObject([{ ok: false, error: "dns" }]);
    expect(await request(async () => [])).toMatchObject([{ ok: false, error: "dns" }]);
    expect(await request(() => new Promise(() => undefined))).toMatchObject([{ ok: false, error: "timeout" }]);
  });
});

describe("receivers that misbehave", () => {
  const cleanups: Array<() => Promise<void>> = [];
  afterAll(async () => {
    for (const cleanup of cleanups) await cleanup();
    await client.close();
  });

  /** A server that writes raw bytes: what it says need not be HTTP. */
  async function raw(
    onData: (write: (text: string) => void, end: () => void, every: (ms: number, step: () => void) => void) => void,
  ): Promise<string> {
    const timers = new Set<NodeJS.Timeout>();
    const server = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.once("data", () =>
        onData(
          (text) => socket.writable && socket.write(text),
          () => socket.end(),
          (ms, step) => timers.add(setInterval(step, ms)),
        ),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    cleanups.push(async () => {
      for (const timer of timers) clearInterval(timer);
      server.close();
    });
    const address = server.address();
    return `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/`;
  }

  const client = createGuardedClient({ policy: DEMO });
  const post = (url: string, over: { timeoutMs?: number; maxBytes?: number } = {}) =>
    client.request({ method: "POST", url, body: "{}", ...over });

  it("a slow head ends with the exchange's time", async () => {
    const url = await raw((write, _end, every) => {
      write("HTTP/1.1 200 OK\r\n");
      every(50, () => write("x-a: b\r\n"));
    });
    const result = await post(url, { timeoutMs: 600 });
    expect(result).toMatchObject({ ok: false, error: "timeout" });
    expect(result.durationMs).toBeLessThan(900);
  });

  it("a slow body ends with the exchange's time", async () => {
    const url = await raw((write, _end, every) => {
      write("HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n");
      every(50, () => write("."));
    });
    const result = await post(url, { timeoutMs: 600 });
    expect(result).toMatchObject({ ok: false, error: "timeout" });
    expect(result.durationMs).toBeLessThan(900);
  });

  it("an endless body is cut at the cap", async () => {
    const url = await raw((write, _end, every) => {
      write("HTTP/1.1 200 OK\r\n\r\n");
      every(1, () => write("x".repeat(16_384)));
    });
    const result = await post(url, { timeoutMs: 5_000 });
    expect(result).toMatchObject({ ok: true, status: 200, truncated: true });
    expect(result.ok && result.body.length).toBe(MAX_RESPONSE_BYTES);
    expect(result.durationMs).toBeLessThan(3_000);
  });

  it("a huge Content-Length is not believed and not waited for", async () => {
    const url = await raw((write) =>
      write(`HTTP/1.1 200 OK\r\ncontent-length: 10737418240\r\n\r\n${"y".repeat(100_000)}`),
    );
    expect(await post(url, { maxBytes: 1_000 })).toMatchObject({ ok: true, truncated: true, body: "y".repeat(1_000) });
  });

  it.each([301, 302, 303, 307, 308])("%i to metadata is handed back, not followed", async (status) => {
    const before = touched;
    const url = await raw((write, end) => {
      write(`HTTP/1.1 ${status} Moved\r\nlocation: http://127.0.0.1:${port}/\r\ncontent-length: 0\r\n\r\n`);
      end();
    });
    expect(await post(url)).toMatchObject({ ok: true, status, headers: { location: `http://127.0.0.1:${port}/` } });
    expect(touched).toBe(before);
  });

  it("too many header bytes are refused", async () => {
    const url = await raw((write) => write(`HTTP/1.1 200 OK\r\n${`x-flood: ${"z".repeat(1_000)}\r\n`.repeat(40)}\r\n`));
    expect(await post(url)).toMatchObject({ ok: false, error: "too_large" });
  });

  it("what is not HTTP is said to be so", async () => {
    const url = await raw((write) => write("SSH-2.0-OpenSSH_9.6\r\n"));
    expect(await post(url)).toMatchObject({ ok: false, error: "protocol" });
  });

  it("a connection closed without an answer is a connection error", async () => {
    const url = await raw((_write, end) => end());
    expect(await post(url)).toMatchObject({ ok: false, error: "connect" });
  });

  it("TLS to a plain port is a TLS error, a closed port a connection error", async () => {
    const url = await raw((write) => write("HTTP/1.1 400 Bad Request\r\n\r\n"));
    expect(await post(url.replace("http:", "https:"))).toMatchObject({ ok: false, error: "tls" });
    expect(await post("http://127.0.0.1:9/")).toMatchObject({ ok: false, error: "refused_address" });
    expect(await post("http://127.0.0.1:9999/")).toMatchObject({ ok: false, error: "connect" });
  });

  it("an answer before the end of a connection's life is read whole", async () => {
    const url = await raw((write, end) => {
      write("HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\nset-cookie: a=1\r\nset-cookie: b=2\r\n\r\nthanks");
      end();
    });
    expect(await post(url)).toMatchObject({
      ok: true,
      status: 200,
      body: "thanks",
      truncated: false,
      address: "127.0.0.1",
      headers: { "set-cookie": "a=1, b=2" },
    });
  });
});

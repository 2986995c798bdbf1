import { createServer, type IncomingMessage, request as send } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { FORM_TOO_LARGE } from "../forms/form-limit";
import { defaultHeaders } from "./answer-headers";
import { actionReached, foundUnavailable } from "./call";
import { brokenRequests, frontDoor, tunnels } from "./door";
import { SERVER_LIMITS } from "./server-limits";

// A real server with the front door; what stands for Next says what it was given, and fails when asked to.

const SETTINGS = { https: true, development: false };
const DEFAULTS = defaultHeaders(SETTINGS);
const server = createServer(
  { ...SERVER_LIMITS, requireHostHeader: false },
  frontDoor(
    async (request, response) => {
      if (request.url === "/fails-in-action") actionReached();
      if (request.url?.startsWith("/answers-500") || request.url === "/fails-in-action") {
        response.statusCode = 500;
        response.end("Next failed");
        return;
      }
      if (request.url === "/away" || request.url === "/away-in-form") {
        foundUnavailable();
        response.statusCode = request.headers["x-told"] ? 200 : 500;
        response.end("Next failed");
        return;
      }
      if (request.url === "/fails" || request.url === "/api/fails") throw new Error("Next failed");
      if (request.url === "/own") response.setHeader("content-security-policy", "default-src 'self'");
      if (request.url === "/told") response.writeHead(200, { "Content-Security-Policy": "default-src 'self'" });
      let size = 0;
      for await (const chunk of request) size += chunk.length;
      response.end(JSON.stringify({ method: request.method, url: request.url, size }));
    },
    (path) => path !== "/nope",
    SETTINGS,
  ),
);
server.on("clientError", brokenRequests(SETTINGS));
server.on("connect", tunnels(SETTINGS));

let port = 0;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  port = typeof address === "object" && address ? address.port : 0;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

type Answer = { status: number; headers: IncomingMessage["headers"]; text: string };

function ask(method: string, path: string, headers: Record<string, string> = {}, body?: Buffer[]): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = send({ port, method, path, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("end", () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          text: Buffer.concat(parts).toString(),
        }),
      );
    });
    call.on("error", reject);
    for (const part of body ?? []) call.write(part);
    call.end();
  });
}

/** Sends bytes that no client would, and gives what comes back. */
function askRaw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    let got = "";
    socket.on("data", (part) => {
      got += part.toString();
    });
    socket.on("close", () => resolve(got));
    socket.on("error", reject);
  });
}

function expectOurHeaders(headers: IncomingMessage["headers"]): void {
  for (const [name, value] of DEFAULTS) expect(headers[name.toLowerCase()]).toBe(value);
}

describe("an idle connection", () => {
  it("stays longer than a proxy keeps one, and says how long", async () => {
    expect((await ask("GET", "/bare", { connection: "keep-alive" })).headers["keep-alive"]).toBe("timeout=75");
    expect(server.headersTimeout).toBeLessThan(server.requestTimeout);
  });
});

describe("the policy", () => {
  it("is the answer's own where it has one, and the closed one where not", async () => {
    for (const path of ["/own", "/told"])
      expect((await ask("GET", path)).headers["content-security-policy"]).toBe("default-src 'self'");
    const { headers } = await ask("GET", "/bare");
    expect(headers["content-security-policy"]).toMatch(
      /^default-src 'none';.* base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
    );
    expect(headers["strict-transport-security"]).toBe("max-age=63072000");
  });

  it("says nothing of https where there is none, and leaves Next's own pages alone while developing", () => {
    const names = defaultHeaders({ https: false, development: true }).map(([name]) => name);
    expect(names).toEqual([
      "X-Content-Type-Options",
      "Referrer-Policy",
      "Permissions-Policy",
      "Cross-Origin-Opener-Policy",
    ]);
  });
});

describe("what Next would fail on", () => {
  it.each(["/api/v1/orders/%ff", "/oauth/%ff", "/api/media/%ff"])("%s is a problem", async (path) => {
    const answer = await ask("GET", path);
    expect([answer.status, answer.headers["content-type"]]).toEqual([400, "application/problem+json"]);
    expect(JSON.parse(answer.text)).toMatchObject({ status: 400, code: "malformed" });
    expectOurHeaders(answer.headers);
  });

  it.each(["/%", "/en/integrations/%E0%A4%A", "/en/partners/%c3%28"])("%s is our page", async (path) => {
    const answer = await ask("GET", path);
    expect(JSON.parse(answer.text)).toMatchObject({ method: "GET", url: "/en/missing" });
    expectOurHeaders(answer.headers);
    expect((await ask("POST", path)).status).toBe(400);
  });

  it("an address without a page is the page that says so, in the reader's language", async () => {
    const answer = await ask("GET", "/nope?a=b", { "accept-language": "he" });
    expect(JSON.parse(answer.text)).toMatchObject({ url: "/he/missing?a=b" });
    expect(JSON.parse((await ask("GET", "/en?a=b")).text)).toMatchObject({ url: "/en?a=b" });
  });

  it("methods get 405 with those that are taken", async () => {
    for (const method of ["TRACE", "PROPFIND", "PUT", "DELETE"]) {
      const page = await ask(method, "/en");
      expect([page.status, page.headers.allow]).toEqual([405, "GET, HEAD, POST, OPTIONS"]);
      expectOurHeaders(page.headers);
    }
    const file = await ask("POST", "/favicon.ico");
    expect([file.status, file.headers.allow]).toEqual([405, "GET, HEAD, OPTIONS"]);
    const api = await ask("TRACE", "/api/v1/orders");
    expect([api.status, api.headers["content-type"]]).toEqual([405, "application/problem+json"]);
    expect(api.headers.allow).not.toContain("TRACE");
    expect(JSON.parse((await ask("DELETE", "/api/v1/orders")).text)).toMatchObject({ method: "DELETE" });
    expect((await ask("OPTIONS", "/en")).status).toBe(204);
  });

  it("a page that fails because something is away is 503 and says when to come back, and no other is", async () => {
    const form = { "next-action": `40${"0".repeat(40)}` };
    for (const answer of [await ask("GET", "/away"), await ask("POST", "/away-in-form", form)]) {
      expect([answer.status, answer.headers["retry-after"]]).toEqual([503, "5"]);
      expectOurHeaders(answer.headers);
    }
    // What was begun as a whole page stays one.
    const whole = await ask("GET", "/away", { "x-told": "1" });
    expect([whole.status, whole.headers["retry-after"]]).toEqual([200, undefined]);
    expect((await ask("GET", "/answers-500")).status).toBe(500);
  });

  it("an error of Next itself is ours to tell", async () => {
    const told = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const [page, api] = [await ask("GET", "/fails"), await ask("GET", "/api/fails")];
    expect([page.status, page.headers["content-type"]]).toEqual([500, "text/plain"]);
    expect(JSON.parse(api.text)).toMatchObject({ code: "internal" });
    expectOurHeaders(page.headers);
    expect(told).toHaveBeenCalledTimes(2);
  });
});

describe("a posted form", () => {
  const chunk = Buffer.alloc(1024 * 1024, 97);
  const chunked = { "transfer-encoding": "chunked" };

  it("that is too large is refused in words, with a length and without", async () => {
    const parts = Array.from({ length: 7 }, () => chunk);
    for (const headers of [chunked, { "content-length": String(7 * chunk.byteLength) }]) {
      const answer = await ask("POST", "/en", headers, parts);
      expect([answer.status, answer.text]).toEqual([413, FORM_TOO_LARGE]);
      // Next's own form hands the text of an answer on only under exactly this type.
      expect(answer.headers["content-type"]).toBe("text/plain");
      expectOurHeaders(answer.headers);
    }
  });

  it("without a length arrives whole", async () => {
    const answer = await ask("POST", "/en", chunked, [chunk, chunk]);
    expect(JSON.parse(answer.text)).toMatchObject({ method: "POST", url: "/en", size: 2 * 1024 * 1024 });
  });

  it("that is an action with arguments nested too deeply is refused; another arrives as it was sent", async () => {
    const post = (levels: number) => {
      const body = Buffer.from(`[null,{"name":${"[".repeat(levels)}${"]".repeat(levels)}}]`);
      return ask("POST", "/en", { "next-action": "7f", "content-length": String(body.byteLength) }, [body]);
    };
    const refused = await post(5_000);
    expect([refused.status, refused.headers["content-type"]]).toEqual([400, "text/plain"]);
    expectOurHeaders(refused.headers);
    expect(JSON.parse((await post(10)).text)).toMatchObject({ method: "POST", size: 36 });
  });

  it("in another coding is refused", async () => {
    const answer = await ask("POST", "/en", { "content-encoding": "gzip" }, [Buffer.from("x")]);
    expect([answer.status, answer.headers["accept-encoding"]]).toEqual([415, "identity"]);
  });
});

describe("a call of an action", () => {
  const called = { "next-action": `40${"0".repeat(40)}` };

  it("that reached none is the caller's mistake; an error after that is ours", async () => {
    expect((await ask("POST", "/answers-500", called)).status).toBe(400);
    expect((await ask("POST", "/answers-500", { "content-type": "multipart/form-data; boundary=x" })).status).toBe(400);
    expect((await ask("POST", "/fails-in-action", called)).status).toBe(500);
    expect((await ask("POST", "/answers-500")).status).toBe(500);
    expect((await ask("GET", "/answers-500")).status).toBe(500);
  });

  it("is none for a function with use cache", async () => {
    for (const first of ["80", "c0", "ff"])
      expect((await ask("POST", "/en", { "next-action": first + "0".repeat(40) })).status).toBe(404);
    expect((await ask("POST", "/en", called)).status).toBe(200);
  });
});

describe("what is hardly HTTP", () => {
  beforeEach(() => vi.spyOn(console, "error").mockImplementation(() => undefined));

  it.each([
    ["no host", "GET /en HTTP/1.1\r\nConnection: close\r\n\r\n", 400],
    ["an odd host", "GET /en HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n", 400],
    ["a tunnel", "CONNECT /en HTTP/1.1\r\nHost: a\r\n\r\n", 405],
    ["nonsense", "nonsense\r\n\r\n", 400],
    ["endless headers", `GET / HTTP/1.1\r\nHost: a\r\nX: ${"x".repeat(20_000)}\r\n\r\n`, 431],
    ["two lengths", "POST /en HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx", 400],
  ])("gets an answer with our headers: %s", async (_, text, status) => {
    const answer = await askRaw(text);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    for (const [name, value] of DEFAULTS) expect(answer).toContain(`${name}: ${value}`);
  });
});

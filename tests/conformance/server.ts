import { createServer, type IncomingMessage } from "node:http";
import { GET as me } from "@/app/api/v1/me/route";
import { introspectForPlatform, isPlatformIntrospection } from "@/lib/authorization/introspection/door";
import { answerOAuth } from "@/lib/authorization/provider/door";
import { env } from "@/lib/platform/env";
import { freePort } from "../../scripts/lib/ports.ts";

async function toRequest(message: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    for (const item of Array.isArray(value) ? value : [value ?? ""]) headers.append(name, item);
  }
  const method = message.method ?? "GET";
  const hasBody = method !== "GET" && method !== "HEAD";
  return new Request(new URL(message.url ?? "/", env().origin), {
    method,
    headers,
    ...(hasBody ? { body: Buffer.concat(chunks) } : {}),
  });
}

function answerOf(request: Request): Promise<Response> {
  if (new URL(request.url).pathname === "/api/v1/me") return me(request, { params: Promise.resolve({}) });
  return isPlatformIntrospection(request) ? introspectForPlatform(request) : answerOAuth(request);
}

/**
 * The product's own doors on a plain port: discovery, `/oauth/*`, introspection by the platform and one API route; pages apart. Must run before anything reads the
 * settings, because the origin is the issuer.
 */
export async function startIssuer(): Promise<() => Promise<void>> {
  const port = await freePort();
  process.env.ORIGIN = `http://localhost:${port}`;
  const server = createServer(async (message, response) => {
    const request = await toRequest(message);
    const answer = await answerOf(request);
    answer.headers.forEach((value, name) => {
      if (name !== "set-cookie") response.setHeader(name, value);
    });
    response.setHeader("set-cookie", answer.headers.getSetCookie());
    response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(port, "localhost", resolve));
  return () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
}

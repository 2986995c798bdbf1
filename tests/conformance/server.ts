import { createServer, type IncomingMessage } from "node:http";
import { getApiCaller } from "@/lib/authorization/caller";
import { answerOAuth } from "@/lib/authorization/provider/door";
import { env } from "@/lib/platform/env";
import { AppError, statusOf } from "@/lib/platform/errors";
import { formatId } from "@/lib/platform/ids";
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

/** `GET /api/v1/me` with the product's own token check: what a partner app asks first. */
async function answerMe(request: Request): Promise<Response> {
  try {
    const caller = await getApiCaller(request, "api.me");
    if (caller.kind !== "app") throw new AppError("invalid_token");
    return Response.json({
      installation: { id: formatId("installation", caller.scope.installationId) },
      workspace: { id: formatId("workspace", caller.scope.workspaceId) },
      scopes: caller.scope.scopes,
      environment: caller.environment,
    });
  } catch (error) {
    const code = error instanceof AppError ? error.code : "internal";
    return Response.json({ code }, { status: statusOf(code) });
  }
}

/**
 * The product's own doors on a plain port: discovery, `/oauth/*` and one API route; pages apart. Must run before anything reads the
 * settings, because the origin is the issuer.
 */
export async function startIssuer(): Promise<() => Promise<void>> {
  const port = await freePort();
  process.env.ORIGIN = `http://localhost:${port}`;
  const server = createServer(async (message, response) => {
    const request = await toRequest(message);
    const path = new URL(request.url).pathname;
    const answer = path === "/api/v1/me" ? await answerMe(request) : await answerOAuth(request);
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

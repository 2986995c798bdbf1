import { randomUUID } from "node:crypto";
import { getProvenToken } from "@/lib/installs/tokens/data";
import { db } from "@/lib/platform/db";
import { AppError, sentenceOf } from "@/lib/platform/errors";
import { formatId } from "@/lib/platform/ids";
import { speakEnglish } from "@/lib/platform/messages/speak";
import { readCapped } from "@/lib/platform/requests/capped-body";
import { problemResponse } from "@/lib/platform/requests/problem";
import { takePoint } from "@/lib/platform/requests/rate-limit";
import { getApiCaller } from "../caller";

/** Largest body taken, bytes. */
const MAX_BODY_BYTES = 8 * 1024;

const json = (body: object, status = 200) =>
  Response.json(body, { status, headers: { "cache-control": "no-store", pragma: "no-cache" } });

/** Whether a request is the platform asking about a partner app's token, with its own key instead of a client's secret. */
export function isPlatformIntrospection(request: Request): boolean {
  const path = new URL(request.url).pathname;
  return (
    request.method === "POST" &&
    path === "/oauth/introspect" &&
    /^bearer +pk_/i.test(request.headers.get("authorization") ?? "")
  );
}

/**
 * Introspection (RFC 7662) for the platform, so that its own API can take the tokens we issue: the token's scopes as the workspace
 * grants them now, its installation and workspace, and the key it is bound to (`cnf.jkt`), whose proof the platform's API then asks for. A
 * token of the other environment is as inactive as an unknown one. Does not tell
 * about refresh tokens.
 */
export async function introspectForPlatform(request: Request): Promise<Response> {
  try {
    const caller = await getApiCaller(request, "api.tokens.introspect");
    if (caller.kind !== "platform") throw new AppError("invalid_token");
    if (!(await takePoint("api.key", caller.scope.keyId)).allowed) throw new AppError("rate_limited");
    const body = await readCapped(request, MAX_BODY_BYTES);
    if (body === null) throw new AppError("too_large");
    const tokens = new URLSearchParams(body.toString("utf8")).getAll("token");
    const token = tokens[0];
    if (tokens.length > 1) return json({ error: "invalid_request", error_description: "token may be sent once" }, 400);
    if (!token) return json({ error: "invalid_request", error_description: "token is missing" }, 400);
    const proven = await getProvenToken(db(), token);
    if (!proven || proven.scope.environment !== caller.environment) return json({ active: false });
    const { scope, boundTo, expiresAt } = proven;
    return json({
      active: true,
      token_type: boundTo === null ? "Bearer" : "DPoP",
      ...(boundTo === null ? {} : { cnf: { jkt: boundTo } }),
      exp: Math.floor(expiresAt.getTime() / 1000),
      scope: scope.scopes.join(" "),
      client_id: formatId("client", scope.clientId),
      sub: formatId("installation", scope.installationId),
      installation: formatId("installation", scope.installationId),
      workspace: formatId("workspace", scope.workspaceId),
      environment: scope.environment,
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const detail = error.sentence ? speakEnglish(error.sentence) : sentenceOf(error.code);
    return problemResponse(error.code, randomUUID(), {
      detail,
      also: { error: error.code, error_description: detail },
      ...(error.code === "invalid_token" ? { headers: { "www-authenticate": 'Bearer error="invalid_token"' } } : {}),
    });
  }
}

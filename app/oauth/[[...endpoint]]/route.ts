import { connection } from "next/server";
import { introspectForPlatform, isPlatformIntrospection } from "@/lib/authorization/introspection/door";
import { answerOAuth } from "@/lib/authorization/provider/door";
import { programRoute } from "@/lib/platform/requests/program-route";

export const policy = "oauth.protocol";

/** Everything of the protocol: authorize, par, token, revoke, introspect, jwks. The authorization server answers, unknown paths too; the platform asks with its key. */
async function answer(request: Request): Promise<Response> {
  await connection();
  return isPlatformIntrospection(request) ? introspectForPlatform(request) : answerOAuth(request);
}

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = programRoute({
  GET: answer,
  POST: answer,
  PUT: answer,
  PATCH: answer,
  DELETE: answer,
  OPTIONS: answer,
});

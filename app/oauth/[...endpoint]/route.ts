import { connection } from "next/server";
import { introspectForPlatform, isPlatformIntrospection } from "@/lib/authorization/introspection/door";
import { answerOAuth } from "@/lib/authorization/provider/door";

export const policy = "oauth.protocol";

/** Everything of the protocol: authorize, token, revoke, introspect, jwks. The authorization server answers, unknown paths too; the platform asks with its key. */
async function answer(request: Request): Promise<Response> {
  await connection();
  return isPlatformIntrospection(request) ? introspectForPlatform(request) : answerOAuth(request);
}

export { answer as GET, answer as OPTIONS, answer as POST };

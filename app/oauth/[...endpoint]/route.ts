import { connection } from "next/server";
import { answerOAuth } from "@/lib/authorization/provider/door";

export const policy = "oauth.protocol";

/** Everything of the protocol: authorize, token, revoke, introspect, jwks. The authorization server answers, unknown paths too. */
async function answer(request: Request): Promise<Response> {
  await connection();
  return answerOAuth(request);
}

export { answer as GET, answer as OPTIONS, answer as POST };

import { connection } from "next/server";
import { answerOAuth } from "@/lib/authorization/provider/door";

export const policy = "oauth.protocol";

/** The issuer's metadata; both well-known documents are the same. */
async function answer(request: Request): Promise<Response> {
  await connection();
  return answerOAuth(request);
}

export { answer as GET, answer as OPTIONS };

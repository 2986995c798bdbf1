import { connection } from "next/server";
import { answerOAuth } from "@/lib/authorization/provider/door";
import { programRoute } from "@/lib/platform/requests/program-route";

export const policy = "oauth.protocol";

/** The issuer's metadata; both well-known documents are the same. */
async function answer(request: Request): Promise<Response> {
  await connection();
  return answerOAuth(request);
}

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = programRoute({ GET: answer, OPTIONS: answer });

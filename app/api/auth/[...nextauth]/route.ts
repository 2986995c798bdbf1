import { answerNextAuth, type NextAuthContext } from "@/lib/accounts/sign-in/door";
import { programRoute } from "@/lib/platform/requests/program-route";

export const policy = "session.create";

const answer = (request: Request, context: NextAuthContext) => answerNextAuth(request, context);

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = programRoute({
  GET: answer,
  POST: answer,
  PUT: answer,
  PATCH: answer,
  DELETE: answer,
});

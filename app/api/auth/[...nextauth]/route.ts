import NextAuth from "next-auth";
import { authOptions } from "@/lib/accounts/session/next-auth";

export const policy = "session.create";

// The options read the settings, so they are made with the first request, not while building.
async function handle(request: Request, context: { params: Promise<{ nextauth: string[] }> }): Promise<Response> {
  const answer: unknown = await NextAuth(authOptions())(request, context);
  return answer instanceof Response ? answer : new Response(null, { status: 500 });
}

export { handle as GET, handle as POST };

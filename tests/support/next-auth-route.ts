import { NextRequest } from "next/server";
import { POST } from "@/app/api/auth/[...nextauth]/route";

/** next-auth's route as Next calls it: the words of the path beside the request. */
export async function nextAuthPost(request: Request): Promise<Response> {
  const words = new URL(request.url).pathname.split("/").slice(3);
  return POST(new NextRequest(request), { params: Promise.resolve({ nextauth: words }) });
}

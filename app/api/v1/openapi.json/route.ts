import { createOpenApiDocument } from "@/lib/authorization/openapi";
import { env } from "@/lib/platform/env";

export const policy = "docs.read";

/** The OpenAPI 3.1 document; public, changes only with a deployment. */
export async function GET(): Promise<Response> {
  return Response.json(createOpenApiDocument(env().origin, { demoHost: env().demoHost }), {
    headers: { "cache-control": "public, max-age=300" },
  });
}

import { createOpenApiDocument } from "@/lib/authorization/operations/openapi";
import { env } from "@/lib/platform/env";
import { programRoute } from "@/lib/platform/requests/program-route";

export const policy = "docs.read";

/** The OpenAPI 3.1 document; public, changes only with a deployment. */
async function answer(): Promise<Response> {
  return Response.json(createOpenApiDocument(env().origin, { demoHost: env().demoHost }), {
    headers: { "cache-control": "public, max-age=300" },
  });
}

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = programRoute({ GET: answer });

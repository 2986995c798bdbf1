import { createDocument, type ZodOpenApiPathsObject } from "zod-openapi";
import { z } from "zod";
import { SCOPES } from "@/lib/capabilities/constants";
import { type PolicyName, ruleOf } from "@/lib/accounts/policy";
import { ERROR_CODES } from "@/lib/platform/errors";
import * as platform from "./operations/platform";
import * as records from "./operations/records";
import type { DocumentedOperation } from "./operations/types";

type AnyOperation = DocumentedOperation<z.ZodType, z.ZodType, z.ZodType>;

/** Every documented operation, in reading order. */
export const OPERATIONS: readonly AnyOperation[] = [...Object.values(platform), ...Object.values(records)].filter(
  (entry): entry is typeof entry & AnyOperation => typeof entry === "object" && "method" in entry && "path" in entry,
);

const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(ERROR_CODES),
    detail: z.string(),
    id: z.string(),
    fields: z.record(z.string(), z.array(z.string())).optional(),
  })
  .meta({ id: "Problem", title: "Problem", description: "RFC 9457 problem details. Quote `id` when you ask for help." });

function securityOf(policy: PolicyName): Array<Record<string, string[]>> {
  const rule = ruleOf(policy);
  const kinds: Array<Record<string, string[]>> = [];
  if (rule.app) kinds.push({ installation: rule.app === "any" ? [] : [rule.app] });
  if (rule.platform) kinds.push({ platformKey: [] });
  return kinds;
}

const problem = (description: string) => ({ description, content: { "application/problem+json": { schema: problemSchema } } });

function objectSchema(schema: z.ZodType): z.ZodObject | undefined {
  return schema instanceof z.ZodObject && Object.keys(schema.shape).length > 0 ? schema : undefined;
}

function describe(entry: AnyOperation) {
  const path = objectSchema(entry.params);
  const query = objectSchema(entry.query);
  const writes = entry.method !== "get";
  const idempotency = z.object({ "Idempotency-Key": z.string().max(255).optional().meta({ description: "Same key and body: same answer, done once. Kept 30 days." }) });
  return {
    operationId: entry.id,
    tags: [entry.tag],
    summary: entry.summary,
    ...(entry.description ? { description: entry.description } : {}),
    security: securityOf(entry.policy),
    requestParams: { ...(path ? { path } : {}), ...(query ? { query } : {}), ...(writes ? { header: idempotency } : {}) },
    ...(writes ? { requestBody: { required: true, content: { "application/json": { schema: entry.body } } } } : {}),
    responses: {
      [String(entry.status)]: { description: "Done.", content: { "application/json": { schema: entry.answer } } },
      "401": problem("The token or key is missing, wrong or revoked."),
      "403": problem("The installation was not given this scope."),
      "404": problem("There is no such thing in this workspace."),
      "422": problem("A field is wrong; `fields` says which."),
      "429": problem("Too many calls; see `Retry-After`."),
    },
  };
}

function paths(): ZodOpenApiPathsObject {
  const all: Record<string, Record<string, ReturnType<typeof describe>>> = {};
  for (const entry of OPERATIONS) all[entry.path] = { ...all[entry.path], [entry.method]: describe(entry) };
  return all;
}

/** The OpenAPI 3.1 document of `/api/v1`, made from the schemas that the routes themselves parse with. `origin` is the server. */
export function createOpenApiDocument(origin: string) {
  return createDocument({
    openapi: "3.1.0",
    info: { title: "Patchbay API", version: "1", description: "What partner apps and the platform call. JSON in UTF-8, times in UTC, amounts as decimal strings of minor units." },
    servers: [{ url: origin }],
    paths: paths(),
    components: {
      securitySchemes: {
        installation: {
          type: "oauth2",
          description: "An installation's access token.",
          flows: {
            authorizationCode: {
              authorizationUrl: `${origin}/oauth/authorize`,
              tokenUrl: `${origin}/oauth/token`,
              refreshUrl: `${origin}/oauth/token`,
              scopes: Object.fromEntries(SCOPES.map((info) => [info.scope, `${info.sentence}. ${info.limit}`])),
            },
            clientCredentials: {
              tokenUrl: `${origin}/oauth/token`,
              scopes: Object.fromEntries(SCOPES.map((info) => [info.scope, `${info.sentence}, in your sandbox.`])),
            },
          },
        },
        platformKey: { type: "http", scheme: "bearer", description: "A platform key (pk_…). Resource calls name the workspace in `X-Workspace`." },
      },
    },
  });
}

import { z } from "zod";
import { createDocument, type ZodOpenApiPathsObject } from "zod-openapi";
import { type PolicyName, ruleOf } from "@/lib/accounts/policy";
import { SCOPES } from "@/lib/capabilities/constants";
import { ERROR_CODES } from "@/lib/platform/errors";
import * as deletions from "./deletions";
import * as platform from "./platform";
import * as records from "./records";
import type { DocumentedOperation } from "./types";

/** An operation of the document, whatever its schemas. */
export type ApiDocumentOperation = DocumentedOperation<z.ZodType, z.ZodType, z.ZodType>;

/** Every documented operation, in reading order. */
export const OPERATIONS: readonly ApiDocumentOperation[] = [
  ...Object.values(platform),
  ...Object.values(records),
  ...Object.values(deletions),
].filter(
  (entry): entry is typeof entry & ApiDocumentOperation =>
    typeof entry === "object" && "method" in entry && "path" in entry,
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
  .meta({
    id: "Problem",
    title: "Problem",
    description: "RFC 9457 problem details. Quote `id` when you ask for help.",
  });

function securityOf(policy: PolicyName): Array<Record<string, string[]>> {
  const rule = ruleOf(policy);
  const kinds: Array<Record<string, string[]>> = [];
  if (rule.app) kinds.push({ installation: rule.app === "any" ? [] : [rule.app] });
  if (rule.platform) kinds.push({ platformKey: [] });
  return kinds;
}

const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: problemSchema } },
});

function objectSchema(schema: z.ZodType): z.ZodObject | undefined {
  return schema instanceof z.ZodObject && Object.keys(schema.shape).length > 0 ? schema : undefined;
}

const header = (description: string) => z.string().optional().meta({ description });

/** The request headers an operation reads, by name. */
function headersOf(entry: ApiDocumentOperation): z.ZodObject {
  const headers = {
    ...(entry.demoHost
      ? { "X-Workspace": header("wks_…: the workspace, with a platform key. A token has its own.") }
      : {}),
    ...(entry.method === "get" ? { "If-None-Match": header("ETag of your last read: 304 when nothing changed.") } : {}),
    ...(entry.guarded ? { "If-Match": header("ETag of your last read: 412 when someone changed it since.") } : {}),
    ...(entry.method === "get"
      ? {}
      : {
          "Idempotency-Key": header(
            "1 to 255 visible ASCII characters. Same key and body: same answer, done once. Kept 30 days.",
          ),
        }),
  };
  return z.object(headers);
}

/** Every way an operation may fail, by status. */
function failuresOf(entry: ApiDocumentOperation) {
  const writes = entry.method !== "get";
  return {
    ...(entry.method === "get" ? { "304": { description: "Not changed since your `If-None-Match`." } } : {}),
    "400": problem("The request could not be read, or a header is wrong."),
    "401": problem("The token or key is missing, wrong or revoked."),
    "403": problem("The installation was not given this scope."),
    "404": problem("There is no such thing in this workspace."),
    ...(writes
      ? {
          "409": problem("It was done already, changed meanwhile, or the first request with this key still runs."),
          "412": problem("It was changed since the `ETag` in `If-Match`."),
          "413": problem("The body is larger than 256 KiB."),
          "415": problem("The body is not application/json."),
        }
      : {}),
    "422": problem("A field is wrong; `fields` says which."),
    "429": problem("Too many calls; see `Retry-After`."),
    "500": problem("Our fault. Quote `id`."),
  };
}

function documentOf(entry: ApiDocumentOperation) {
  const path = objectSchema(entry.params);
  const query = objectSchema(entry.query);
  const writes = entry.method !== "get";
  return {
    operationId: entry.id,
    tags: [entry.tag],
    summary: entry.summary,
    ...(entry.description ? { description: entry.description } : {}),
    security: securityOf(entry.policy),
    requestParams: { ...(path ? { path } : {}), ...(query ? { query } : {}), header: headersOf(entry) },
    ...(writes ? { requestBody: { required: true, content: { "application/json": { schema: entry.body } } } } : {}),
    responses: {
      [String(entry.status)]: { description: "Done.", content: { "application/json": { schema: entry.answer } } },
      ...failuresOf(entry),
    },
  };
}

function paths(entries: readonly ApiDocumentOperation[]): ZodOpenApiPathsObject {
  const all: Record<string, Record<string, ReturnType<typeof documentOf>>> = {};
  for (const entry of entries) all[entry.path] = { ...all[entry.path], [entry.method]: documentOf(entry) };
  return all;
}

/**
 * The OpenAPI 3.1 document of `/api/v1`, made from the schemas that the routes themselves parse with. `origin` is the server; without
 * the demo host its records are left out.
 */
export function createOpenApiDocument(origin: string, { demoHost }: { demoHost: boolean }) {
  return createDocument({
    openapi: "3.1.0",
    info: {
      title: "Patchbay API",
      version: "1",
      description:
        "What partner apps and the platform call. JSON in UTF-8, times in UTC, amounts as decimal strings of minor units.",
    },
    servers: [{ url: origin }],
    paths: paths(OPERATIONS.filter((entry) => demoHost || !entry.demoHost)),
    components: {
      securitySchemes: {
        installation: {
          type: "oauth2",
          description:
            "An installation's access token, as `Bearer`; one bound to a key (RFC 9449) as `DPoP` with a proof in the `DPoP` header.",
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
        platformKey: {
          type: "http",
          scheme: "bearer",
          description: "A platform key (pk_…). Resource calls name the workspace in `X-Workspace`.",
        },
      },
    },
  });
}

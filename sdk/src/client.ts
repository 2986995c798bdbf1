import { PatchbayError } from "./errors.ts";
import { isJsonObject } from "./json.ts";
import { DEFAULT_RETRY, type RetryPolicy } from "./retry.ts";
import { type Answer, createTransport, type Transport } from "./transport.ts";
import type {
  AccessEntry,
  EventInput,
  Introspection,
  JsonObject,
  ListOptions,
  PublishedEvent,
  ResourceAnswer,
  ResourcePage,
  Workspace,
  WorkspaceInput,
  WriteOptions,
} from "./types.ts";

export type PatchbayClientOptions = {
  /** The marketplace's origin. Must be https, except on this machine. */
  baseUrl: string;
  /** `pk_…`; a server's secret, never for a browser. */
  platformKey: string;
  /** For tests and proxies. */
  fetch?: typeof globalThis.fetch;
  /** For one try; 10 seconds if left out. */
  timeoutMs?: number;
  retry?: Partial<RetryPolicy>;
};

export type PatchbayClient = ReturnType<typeof createPatchbayClient>;

/**
 * The marketplace from the side of the platform that hosts it. A call that fails throws a `PatchbayError`; a mistake in the
 * calling code (a wrong key, an empty id) throws a `TypeError`.
 */
export function createPatchbayClient(options: PatchbayClientOptions) {
  const send = createTransport({
    baseUrl: checkedBaseUrl(options.baseUrl),
    platformKey: checkedKey(options.platformKey),
    fetch: options.fetch ?? globalThis.fetch,
    timeoutMs: options.timeoutMs ?? 10_000,
    retry: { ...DEFAULT_RETRY, ...options.retry },
  });
  return {
    events: {
      /** Publishes one event; the marketplace delivers it to every installation whose grant covers it. */
      publish: (event: EventInput) => publishEvent(send, event),
    },
    workspaces: {
      /** Makes a customer's account on the marketplace. */
      create: (workspace: WorkspaceInput) => createWorkspace(send, workspace),
    },
    accessLog: {
      /** Tells what partner apps read and wrote through the platform's own API. */
      report: (entries: readonly AccessEntry[], reportOptions: { idempotencyKey?: string } = {}) =>
        reportAccess(send, entries, reportOptions.idempotencyKey),
    },
    tokens: {
      /** Asks what a partner app's access token may do. Keep the answer for a few seconds at most: revocation must bite. */
      introspect: (token: string) => introspect(send, token),
    },
    /** Records of a workspace, by the name of the resource: `orders`, `customers` … */
    resources: {
      list: (resource: string, list: ListOptions) => listResource(send, resource, list),
      get: (resource: string, id: string, { workspace }: { workspace: string }) =>
        getResource(send, resource, id, workspace),
      create: (resource: string, write: WriteOptions) => createResource(send, resource, write),
      /** With `ifMatch` (the record's etag) a change in between is refused with code `stale` instead of overwritten. */
      update: (resource: string, id: string, write: WriteOptions & { ifMatch?: string }) =>
        updateResource(send, resource, id, write),
    },
  };
}

async function publishEvent(send: Transport, event: EventInput): Promise<PublishedEvent> {
  const { type, workspace, data, occurredAt } = event;
  const answer = await send({
    method: "POST",
    path: "/api/v1/events",
    headers: idempotent(event.idempotencyKey),
    body: { type, workspace, data, ...(occurredAt === undefined ? {} : { occurred_at: occurredAt.toISOString() }) },
  });
  const body = objectOf(answer);
  const deliveries = body.deliveries;
  return { id: textOf(body, "id", answer), deliveries: typeof deliveries === "number" ? deliveries : null };
}

async function createWorkspace(send: Transport, workspace: WorkspaceInput): Promise<Workspace> {
  const { name, ownerEmail, environment } = workspace;
  const answer = await send({
    method: "POST",
    path: "/api/v1/workspaces",
    headers: idempotent(workspace.idempotencyKey),
    body: { name, owner_email: ownerEmail, ...(environment === undefined ? {} : { environment }) },
  });
  const body = objectOf(answer);
  return { id: textOf(body, "id", answer), name: textOf(body, "name", answer) };
}

async function reportAccess(send: Transport, entries: readonly AccessEntry[], key: string | undefined): Promise<void> {
  if (entries.length === 0) return;
  await send({
    method: "POST",
    path: "/api/v1/access-log",
    headers: idempotent(key),
    body: {
      entries: entries.map(({ resourceId, at, ...entry }) => ({
        ...entry,
        ...(resourceId === undefined ? {} : { resource_id: resourceId }),
        ...(at === undefined ? {} : { at: at.toISOString() }),
      })),
    },
  });
}

async function introspect(send: Transport, token: string): Promise<Introspection> {
  const answer = await send({ method: "POST", path: "/oauth/introspect", body: new URLSearchParams({ token }) });
  const body = objectOf(answer);
  if (body.active !== true) return { active: false };
  const expires = body.exp;
  const scope = body.scope;
  const workspace = body.workspace;
  const bound = body.cnf === undefined ? null : textOf(objectOf({ ...answer, body: body.cnf }), "jkt", answer);
  return {
    active: true,
    clientId: textOf(body, "client_id", answer),
    installation: textOf(body, "installation", answer),
    workspace: typeof workspace === "string" ? workspace : null,
    scopes: typeof scope === "string" && scope !== "" ? scope.split(" ") : [],
    expiresAt: typeof expires === "number" ? new Date(expires * 1000) : null,
    boundTo: bound,
  };
}

async function listResource(send: Transport, resource: string, list: ListOptions): Promise<ResourcePage> {
  const { workspace, cursor, limit, filters } = list;
  const answer = await send({
    method: "GET",
    path: resourcePath(resource),
    query: { ...filters, cursor, limit },
    headers: { "x-workspace": workspace },
  });
  const body = objectOf(answer);
  const data = body.data;
  if (!Array.isArray(data)) throw unexpected(answer);
  const next = body.next_cursor;
  return { data: data.filter(isJsonObject), nextCursor: typeof next === "string" ? next : null };
}

async function getResource(send: Transport, resource: string, id: string, workspace: string): Promise<ResourceAnswer> {
  const answer = await send({ method: "GET", path: resourcePath(resource, id), headers: { "x-workspace": workspace } });
  return { data: objectOf(answer), etag: answer.etag };
}

async function createResource(send: Transport, resource: string, write: WriteOptions): Promise<ResourceAnswer> {
  const answer = await send({
    method: "POST",
    path: resourcePath(resource),
    headers: { "x-workspace": write.workspace, ...idempotent(write.idempotencyKey) },
    body: write.data,
  });
  return { data: objectOf(answer), etag: answer.etag };
}

async function updateResource(
  send: Transport,
  resource: string,
  id: string,
  write: WriteOptions & { ifMatch?: string },
): Promise<ResourceAnswer> {
  const guard: Record<string, string> = write.ifMatch === undefined ? {} : { "if-match": write.ifMatch };
  const answer = await send({
    method: "PATCH",
    path: resourcePath(resource, id),
    headers: { "x-workspace": write.workspace, ...idempotent(write.idempotencyKey), ...guard },
    body: write.data,
  });
  return { data: objectOf(answer), etag: answer.etag };
}

function idempotent(key: string | undefined): Record<string, string> {
  return { "idempotency-key": key ?? crypto.randomUUID() };
}

function resourcePath(...parts: string[]): string {
  // Dots would climb out of the path, however they are encoded.
  if (parts.some((part) => /^\.{0,2}$/.test(part))) throw new TypeError("A resource or id is missing.");
  return `/api/v1/${parts.map(encodeURIComponent).join("/")}`;
}

function objectOf(answer: Answer): JsonObject {
  if (!isJsonObject(answer.body)) throw unexpected(answer);
  return answer.body;
}

function textOf(body: JsonObject, key: string, answer: Answer): string {
  const value = body[key];
  if (typeof value !== "string") throw unexpected(answer);
  return value;
}

function unexpected({ status }: Answer): PatchbayError {
  return new PatchbayError({
    status,
    code: "unexpected_answer",
    detail: "The answer does not have the documented shape.",
  });
}

function checkedBaseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  const local = url !== null && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  if (url === null || !(url.protocol === "https:" || (url.protocol === "http:" && local))) {
    throw new TypeError("baseUrl must be the marketplace's https address (http on this machine only).");
  }
  return url;
}

function checkedKey(key: string): string {
  if (!/^pk_[\w-]+$/.test(key)) throw new TypeError("platformKey must be a platform key, which starts with pk_.");
  return key;
}

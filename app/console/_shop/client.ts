import { createPatchbayClient } from "@patchbay/sdk";
import { PatchbayError } from "@patchbay/sdk/errors";
import type { JsonObject, ResourceAnswer } from "@patchbay/sdk/types";
import type { z } from "zod";
import { customerSchema, orderSchema, paymentSchema, subscriptionSchema } from "@/components/host/records";
import type { AnyWorkspaceScope } from "@/lib/accounts/types";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { formatId } from "@/lib/platform/ids";
import { log } from "@/lib/platform/log";
import { say } from "@/lib/platform/messages/said";
import { demoHostKey } from "@/lib/platform/process/demo-host";
import { toAppError } from "./failure";

/** One page of records. */
export type Page<T> = { items: T[]; nextCursor: string | null };

/** A record with the tag that guards its next change. */
export type Tagged<T> = { record: T; etag: string };

type Write = { data: JsonObject; key: string };

const SCHEMAS = {
  orders: orderSchema,
  customers: customerSchema,
  payments: paymentSchema,
  subscriptions: subscriptionSchema,
};
type Resource = keyof typeof SCHEMAS;
type RecordOf<R extends Resource> = z.output<(typeof SCHEMAS)[R]>;

/** What is published of a change: the record as it is now, and the key that makes telling twice the same as once. */
export type News = { type: string; record: JsonObject; at: string; key: string };

/** Patchbay as this shop uses it: by the SDK with the shop's own platform key, for one workspace. */
export function shopOf(scope: AnyWorkspaceScope) {
  if (!env().demoHost) throw new AppError("not_found");
  const workspace = formatId("workspace", scope.workspaceId);
  const patchbay = createPatchbayClient({
    baseUrl: env().origin,
    platformKey: demoHostKey(scope.environment),
    timeoutMs: 8_000,
    retry: { attempts: 3, maxDelayMs: 2_000 },
  });

  async function call<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw toAppError(error);
    }
  }

  async function list<R extends Resource>(
    resource: R,
    query: { cursor?: string | undefined; limit?: number; filters?: Record<string, string> } = {},
  ): Promise<Page<RecordOf<R>>> {
    const { cursor, ...rest } = query;
    const page = await call(() =>
      patchbay.resources.list(resource, { workspace, ...rest, ...(cursor ? { cursor } : {}) }),
    );
    return { items: page.data.map((data) => parse(resource, data)), nextCursor: page.nextCursor };
  }

  async function get<R extends Resource>(resource: R, id: string): Promise<Tagged<RecordOf<R>>> {
    return tagged(resource, await call(() => patchbay.resources.get(resource, id, { workspace })));
  }

  async function create<R extends Resource>(resource: R, { data, key }: Write): Promise<RecordOf<R>> {
    const answer = await call(() => patchbay.resources.create(resource, { workspace, data, idempotencyKey: key }));
    return parse(resource, answer.data);
  }

  async function update<R extends Resource>(
    resource: R,
    id: string,
    { data, key, ifMatch }: { data: JsonObject; key?: string; ifMatch?: string },
  ): Promise<RecordOf<R>> {
    const guard = { ...(ifMatch ? { ifMatch } : {}), ...(key ? { idempotencyKey: key } : {}) };
    const answer = await call(() => patchbay.resources.update(resource, id, { workspace, data, ...guard }));
    return parse(resource, answer.data);
  }

  /**
   * Publishes an event, and answers to how many endpoints it goes, or null when it did not get out. There is no outbox in this demo
   * shop: the change is kept either way, and the page offers to tell again. A real platform writes an outbox row with the change.
   */
  async function tell({ type, record, at, key }: News): Promise<number | null> {
    try {
      const told = await patchbay.events.publish({
        type,
        workspace,
        data: record,
        occurredAt: new Date(at),
        idempotencyKey: key,
      });
      return told.deliveries ?? 0;
    } catch (error) {
      if (!(error instanceof PatchbayError)) throw error;
      // The same version of the record was told before, with other content: it is out already.
      if (error.code === "idempotency_mismatch") return 0;
      log().warn({ type, code: error.code, id: error.id }, "the shop could not publish an event");
      return null;
    }
  }

  return { workspace, list, get, create, update, tell };
}

export type Shop = ReturnType<typeof shopOf>;

function parse<R extends Resource>(resource: R, data: JsonObject): RecordOf<R>;
function parse(resource: Resource, data: JsonObject): RecordOf<Resource> {
  const result = SCHEMAS[resource].safeParse(data);
  if (result.success) return result.data;
  throw new AppError("unavailable", { sentence: say("portal.undocumented") });
}

function tagged<R extends Resource>(resource: R, answer: ResourceAnswer): Tagged<RecordOf<R>> {
  return { record: parse(resource, answer.data), etag: answer.etag ?? "" };
}

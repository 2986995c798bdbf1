/** A value that survives JSON. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export type JsonObject = { readonly [key: string]: JsonValue };

/** Live and sandbox never meet; a platform key belongs to one of them. */
export type Environment = "live" | "sandbox";

/** Something that happened in a workspace. */
export type EventInput = {
  /** A type of the event catalog, for example `order.created`. */
  type: string;
  /** `wks_…` */
  workspace: string;
  /** Must fit the type's schema. */
  data: JsonObject;
  /** When it happened; the moment of publishing if left out. */
  occurredAt?: Date;
  /** Same key, same event: give your own (an outbox row's id) to be safe across restarts. */
  idempotencyKey?: string;
};

/** An event that the marketplace has taken. */
export type PublishedEvent = {
  /** `evt_…` */
  id: string;
  /** To how many endpoints it goes, if the marketplace says so. */
  deliveries: number | null;
};

export type WorkspaceInput = {
  name: string;
  /** Gets an invitation to own the workspace. */
  ownerEmail: string;
  environment?: Environment;
  idempotencyKey?: string;
};

export type Workspace = { id: string; name: string };

/** One call of a partner app to the platform's own API, for the workspace's activity page. */
export type AccessEntry = {
  /** `ins_…`, from token introspection. */
  installation: string;
  access: "read" | "write";
  /** `orders`, `customers` … */
  resource: string;
  resourceId?: string;
  method: string;
  path: string;
  status: number;
  /** How many records were read or changed. */
  records?: number;
  at?: Date;
};

/** What a token may do (RFC 7662); everything but `active: true` means refuse. */
export type Introspection =
  | { active: false }
  | {
      active: true;
      clientId: string;
      /** `ins_…`: tokens belong to an installation, never to a person. */
      installation: string;
      workspace: string | null;
      scopes: readonly string[];
      expiresAt: Date | null;
      /** Thumbprint of the key this token is bound to (DPoP, RFC 9449): take it only with a proof of that key. Null for a bearer token. */
      boundTo: string | null;
    };

/** One record, with the tag that guards an update against a change in between. */
export type ResourceAnswer = { data: JsonObject; etag: string | null };

/** One page of records; `nextCursor` is null on the last one. */
export type ResourcePage = { data: readonly JsonObject[]; nextCursor: string | null };

export type ListOptions = {
  workspace: string;
  cursor?: string;
  /** Records a page. */
  limit?: number;
  filters?: Readonly<Record<string, string>>;
};

export type WriteOptions = {
  workspace: string;
  data: JsonObject;
  idempotencyKey?: string;
};

/** Which addresses a caller may reach. Production reaches public https hosts only; demo adds loopback and http. */
export type GuardPolicy = {
  /** 127.0.0.0/8 and ::1, for receivers on the same machine. Private, link-local and metadata addresses stay refused. */
  allowLoopback: boolean;
  /** http beside https. */
  allowHttp: boolean;
  /** Null: any port but those of well-known services that do not speak HTTP. */
  allowedPorts: readonly number[] | null;
};

/** Finds every address of a name; tests inject one that lies. */
export type Resolver = (hostname: string) => Promise<readonly string[]>;

/** One call to an address that someone outside gave us. */
export type GuardedInput = {
  method: "GET" | "HEAD" | "POST";
  url: string;
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
  /** Whole exchange, from the name lookup to the last byte read. */
  timeoutMs?: number;
  /** The answer's body is read this far; the rest is dropped with the connection. */
  maxBytes?: number;
};

export type GuardedError = "refused_address" | "dns" | "connect" | "tls" | "timeout" | "too_large" | "protocol";

/** `status` may be anything, 3xx too: redirects are never followed. Header names are lower case; repeated ones are joined by a comma. */
export type GuardedResponse = {
  ok: true;
  status: number;
  headers: Record<string, string>;
  body: string;
  /** The body was longer than `maxBytes`. */
  truncated: boolean;
  durationMs: number;
  /** The address that was dialled. */
  address: string;
};

export type GuardedResult = GuardedResponse | { ok: false; error: GuardedError; detail: string; durationMs: number };

export type UrlVerdict = { ok: true } | { ok: false; why: string };

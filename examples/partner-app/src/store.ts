import { type JsonRecord, numberAt, recordAt, textAt, textsAt } from "./json.ts";
import { noteSequence, type SequenceTrack } from "./sequence.ts";
import { emptySettings, mergeSettings, type Settings } from "./settings.ts";
import type { StatePart } from "./state-file.ts";

export type TokenSet = {
  accessToken: string;
  refreshToken: string | null;
  /** Milliseconds since 1970, by this machine's clock. */
  expiresAt: number;
};

/** One workspace that installed the app. Tokens belong to it, never to the person who clicked: people leave. */
export type Installation = {
  id: string;
  issuer: string;
  clientId: string;
  /** Where its people see and manage it on the platform; null when the platform did not say. */
  url: string | null;
  workspace: { id: string; name: string };
  environment: string;
  scopes: string[];
  state: "connected" | "reconnect" | "uninstalled" | "revoked";
  connectedAt: string;
  tokens: TokenSet | null;
};

/** One POST to /webhooks; a repeated delivery raises `copies` instead of making another row. */
export type ReceivedEvent = {
  /** The `webhook-id`, the same for every attempt and every resend of one event. */
  id: string;
  receivedAt: string;
  verdict: "verified" | "refused" | "unchecked";
  reason: string | null;
  /** What the plain `X-Signature` header said, for those who check that one. */
  xSignature: "valid" | "wrong" | "absent";
  event: string | null;
  installation: string | null;
  sequence: number | null;
  timestamp: string | null;
  data: unknown;
  copies: number;
  work: "none" | "running" | "done" | "failed";
  outcome: string | null;
};

export type ApiCall = {
  at: string;
  installation: string;
  method: string;
  path: string;
  /** HTTP status; 0 when no answer came. */
  status: number;
  ms: number;
  why: string;
};

/** A copy of the platform's record, kept for one installation. */
export type StoredOrder = { id: string; customer: string | null; at: string };

const LOG_LIMIT = 500;
const REFUSED_LIMIT = 100;

/**
 * Everything this app remembers. Settings and installations go to a file when there is one; what it received and did is kept
 * in memory, the newest 500. A real app has a database here: it writes an event into it before it answers the delivery, and
 * keeps the ids for longer than the platform retries (72 hours).
 */
export class Store {
  settings: Settings;
  readonly installations = new Map<string, Installation>();
  readonly sequences = new Map<string, SequenceTrack>();
  readonly orders = new Map<string, StoredOrder[]>();
  events: ReceivedEvent[] = [];
  apiCalls: ApiCall[] = [];
  readonly #part: StatePart;

  constructor(settings: Settings, part: StatePart) {
    this.settings = settings;
    this.#part = part;
    this.#load(part.saved);
  }

  setSettings(settings: Settings): void {
    this.settings = settings;
    this.save();
  }

  putInstallation(installation: Installation): void {
    this.installations.set(installation.id, installation);
    this.save();
  }

  /** Drops the tokens and says why there are none; unknown installations are left alone. */
  forgetTokens(id: string, state: Installation["state"]): void {
    const installation = this.installations.get(id);
    if (installation !== undefined) this.putInstallation({ ...installation, state, tokens: null });
  }

  findEvent(id: string): ReceivedEvent | undefined {
    return this.events.find((event) => event.id === id && event.verdict !== "refused");
  }

  addEvent(event: ReceivedEvent): void {
    // Counted apart, so that strangers who post rubbish cannot push real events out.
    const left = { refused: REFUSED_LIMIT, accepted: LOG_LIMIT };
    this.events = [event, ...this.events].filter(
      (item) => left[item.verdict === "refused" ? "refused" : "accepted"]-- > 0,
    );
    if (event.verdict === "refused" || event.installation === null || event.sequence === null) return;
    const track = this.sequences.get(event.installation) ?? null;
    this.sequences.set(event.installation, noteSequence(track, event.sequence));
  }

  addApiCall(call: ApiCall): void {
    this.apiCalls = [call, ...this.apiCalls].slice(0, LOG_LIMIT);
  }

  addOrder(installation: string, order: StoredOrder): void {
    const others = (this.orders.get(installation) ?? []).filter((present) => present.id !== order.id);
    this.orders.set(installation, [...others, order]);
  }

  /** Deletes what is kept of one customer, or of the whole workspace; returns how many records went. */
  eraseData(installation: string, customer: string | null): number {
    const orders = this.orders.get(installation) ?? [];
    const kept = customer === null ? [] : orders.filter((order) => order.customer !== customer);
    const ofThem = (data: unknown) =>
      customer === null || JSON.stringify(data ?? null).includes(JSON.stringify(customer));
    const bodies = this.events.filter(
      (event) => event.installation === installation && event.data !== null && ofThem(event.data),
    );
    this.orders.set(installation, kept);
    for (const event of bodies) event.data = null;
    return orders.length - kept.length + bodies.length;
  }

  /** Back to the first day, except for the settings. */
  reset(): void {
    this.events = [];
    this.apiCalls = [];
    this.installations.clear();
    this.sequences.clear();
    this.orders.clear();
    this.save();
  }

  save(): void {
    this.#part.write({ settings: this.settings, installations: [...this.installations.values()] });
  }

  #load(content: JsonRecord): void {
    const saved = recordAt(content, "settings");
    const merged = mergeSettings(emptySettings(), { ...saved, webhookSecret: saved.webhookSecrets });
    // What a person pasted into the page last wins over the environment the app was started with.
    if (merged.ok && merged.settings.issuer !== "") this.settings = merged.settings;
    if (!Array.isArray(content.installations)) return;
    for (const item of content.installations) {
      const installation = readInstallation(item);
      if (installation !== null) this.installations.set(installation.id, installation);
    }
  }
}

function readInstallation(item: unknown): Installation | null {
  const id = textAt(item, "id");
  const issuer = textAt(item, "issuer");
  if (id === null || issuer === null) return null;
  const workspace = recordAt(item, "workspace");
  const tokens = recordAt(item, "tokens");
  const accessToken = textAt(tokens, "accessToken");
  return {
    id,
    issuer,
    clientId: textAt(item, "clientId") ?? "",
    url: textAt(item, "url"),
    workspace: { id: textAt(workspace, "id") ?? "", name: textAt(workspace, "name") ?? "" },
    environment: textAt(item, "environment") ?? "",
    scopes: textsAt(item, "scopes"),
    state: readState(textAt(item, "state")),
    connectedAt: textAt(item, "connectedAt") ?? "",
    tokens:
      accessToken === null
        ? null
        : { accessToken, refreshToken: textAt(tokens, "refreshToken"), expiresAt: numberAt(tokens, "expiresAt") ?? 0 },
  };
}

function readState(state: string | null): Installation["state"] {
  return state === "connected" || state === "uninstalled" || state === "revoked" ? state : "reconnect";
}

import { createHash, randomUUID } from "node:crypto";
import { AppError } from "./errors";

/** Registered prefixes: an id is stored as uuid and shown as `prefix_` + 26 characters of Crockford base32. */
const PREFIXES = {
  person: "per",
  session: "ses",
  workspace: "wks",
  invitation: "inv",
  partner: "ptn",
  domain: "dom",
  client: "cli",
  secret: "sec",
  key: "key",
  listing: "lst",
  version: "ver",
  media: "med",
  installation: "ins",
  grant: "grt",
  deletion: "del",
  endpoint: "end",
  event: "evt",
  attempt: "att",
  review: "rev",
  submission: "sub",
  run: "run",
  finding: "fnd",
  certificate: "crt",
  measure: "mea",
  message: "msg",
  parked: "prk",
  audit: "aud",
  access: "acc",
  order: "ord",
  customer: "cus",
  payment: "pay",
  subscription: "sbn",
  synonym: "syn",
} as const;

export type IdKind = keyof typeof PREFIXES;

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** A new UUIDv7 (RFC 9562), for the given moment since 1970; ids made later sort later, by the millisecond. */
export function newId(at: Date = new Date()): string {
  const time = at.getTime().toString(16).padStart(12, "0");
  // Version 4 and 7 have their variant and random bits in the same places; Node makes the former from a pool.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

/** The UUIDv7 that belongs to a text and a moment: the same each time, and sorted by the moment. For rows that several may write and one must. */
export function idFor(text: string, at: Date): string {
  const bits = createHash("sha256").update(text).digest("hex");
  const variant = "89ab".charAt(Number.parseInt(bits.charAt(3), 16) % 4);
  const time = at.getTime().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${bits.slice(0, 3)}-${variant}${bits.slice(4, 7)}-${bits.slice(7, 19)}`;
}

/** `lst_01j…` for a stored uuid. */
export function formatId(kind: IdKind, uuid: string): string {
  let value = BigInt(`0x${uuid.replaceAll("-", "")}`);
  let text = "";
  for (let index = 0; index < 26; index++) {
    text = ALPHABET.charAt(Number(value & 31n)) + text;
    value >>= 5n;
  }
  return `${PREFIXES[kind]}_${text}`;
}

/** The uuid of a shown id, or null when it is not one of this kind. */
export function parseId(kind: IdKind, text: string): string | null {
  const body = text.startsWith(`${PREFIXES[kind]}_`) ? text.slice(PREFIXES[kind].length + 1) : "";
  if (!/^[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(body)) return null;
  let value = 0n;
  for (const char of body) value = (value << 5n) | BigInt(ALPHABET.indexOf(char));
  const hex = value.toString(16).padStart(32, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** As `parseId`, for ids of forms and addresses: `not_found` for any other text, so that a wrong id and another tenant's look the same. */
export function parseIdOrThrow(kind: IdKind, shown: string): string {
  const id = parseId(kind, shown);
  if (!id) throw new AppError("not_found");
  return id;
}

/** The moment a UUIDv7 was made, to the millisecond. */
export function timeOfId(uuid: string): Date {
  return new Date(Number.parseInt(uuid.replaceAll("-", "").slice(0, 12), 16));
}

/** Smallest UUIDv7 of a moment: the bound for "rows since" on tables keyed by one. None is older than 1970, so earlier moments bound nothing. */
export function firstIdAt(at: Date): string {
  const hex = Math.max(0, at.getTime()).toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

/** Whether a word names a kind of id, e.g. an audit row's subject type. */
export function isIdKind(text: string): text is IdKind {
  return Object.hasOwn(PREFIXES, text);
}

/** The uuid of a shown id of whatever kind, or of a plain uuid; null for anything else. For search fields of staff. */
export function parseAnyId(text: string): string | null {
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return text.toLowerCase();
  const kinds = Object.keys(PREFIXES).filter(isIdKind);
  for (const kind of kinds) {
    const id = parseId(kind, text);
    if (id) return id;
  }
  return null;
}

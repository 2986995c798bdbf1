import { z } from "zod";
import { DELIVERY_STATES } from "../constants";
import type { DeliveryFilter } from "./data";
import { eventTypeSchema } from "./schema";

type Query = Readonly<Record<string, string | string[] | undefined>>;

const stateSchema = z.enum(DELIVERY_STATES);

function one(query: Query, name: string): string {
  const value = query[name];
  return (typeof value === "string" ? value : "").slice(0, 200);
}

/** `2026-11-21T09:00` as a form gives it, read as UTC. */
function utc(text: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text)) return undefined;
  const at = new Date(`${text}Z`);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

/** Reads the log's filter from the address. What does not fit is left out, so a hand-made address still shows something. */
export function parseDeliveryFilter(query: Query): {
  filter: DeliveryFilter;
  texts: { state: string; type: string; installation: string; since: string; until: string };
  cursor: string | undefined;
} {
  const state = stateSchema.safeParse(one(query, "state")).data;
  const type = eventTypeSchema.safeParse(one(query, "type")).data;
  const installation = one(query, "installation").trim();
  const since = utc(one(query, "since"));
  const until = utc(one(query, "until"));
  return {
    filter: { state, type, installation: installation || undefined, since, until },
    texts: {
      state: state ?? "",
      type: type ?? "",
      installation,
      since: since ? one(query, "since") : "",
      until: until ? one(query, "until") : "",
    },
    cursor: one(query, "cursor") || undefined,
  };
}

import { z } from "zod";
import { EVENT_SCOPES } from "@/lib/capabilities/constants";
import type { EventType } from "@/lib/capabilities/types";
import { type IdKind, parseId } from "@/lib/platform/ids";
import { parseJson } from "@/lib/platform/json/exact-json";
import { isNestedWithin, MAX_JSON_LEVELS } from "@/lib/platform/json/nesting";
import { say } from "@/lib/platform/messages/said";
import { isKeyOf } from "@/lib/platform/own";

/** A shown id of one kind, turned into the stored one; anything else is "not there". */
export function shownId(kind: IdKind) {
  return z.string().transform((text, context) => {
    const id = parseId(kind, text);
    if (id) return id;
    context.addIssue({ code: "custom", message: say("portal.gone") });
    return z.NEVER;
  });
}

const partner = z.string();
const endpoint = shownId("endpoint");

const eventTypes: EventType[] = Object.keys(EVENT_SCOPES).filter((type) => isKeyOf(EVENT_SCOPES, type));
export const eventTypeSchema = z.enum(eventTypes);

/** A test event; `data` is JSON text, so that a broken one is a message at its field. */
export const testEventSchema = z.object({
  partner,
  endpoint,
  type: eventTypeSchema,
  data: z
    .string()
    .max(20_000, say("fields.atMostCharacters", { most: 20000 }))
    .transform((text, context): unknown => {
      try {
        const { value, changed } = parseJson(text);
        if (!isNestedWithin(value, MAX_JSON_LEVELS)) {
          context.addIssue({ code: "custom", message: say("portal.jsonNested", { levels: MAX_JSON_LEVELS }) });
          return z.NEVER;
        }
        for (const path of changed)
          context.addIssue({
            code: "custom",
            message: say("portal.numberChanged", { path: path || "data" }),
          });
        return changed.length > 0 ? z.NEVER : value;
      } catch (error) {
        context.addIssue({
          code: "custom",
          message: say("portal.notJson", { why: error instanceof Error ? error.message : "it cannot be read" }),
        });
        return z.NEVER;
      }
    }),
});

export const resendSchema = z.object({ partner, endpoint, event: shownId("event") });

/** What a form's local date field gives, read as UTC and said so beside the field. */
const moment = z.iso
  .datetime({ local: true, offset: true, error: say("portal.timeMissing") })
  .transform((text) => new Date(/Z$|[+-]\d\d:\d\d$/.test(text) ? text : `${text}Z`));

export const recoverSchema = z.object({ partner, endpoint, since: moment });

export const replaySchema = z.object({
  partner,
  endpoint,
  state: z.enum(["delivered", "dead", "both"]).default("both"),
  type: z.union([z.literal(""), eventTypeSchema]).default(""),
  since: moment,
  until: z.union([z.literal("").transform(() => null), moment]).default(null),
});

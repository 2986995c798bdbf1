import { z } from "zod";
import { BUSINESS_EVENTS } from "@/lib/capabilities/constants";
import { parseId } from "@/lib/platform/ids";
import { say } from "@/lib/platform/messages/said";

/** A shown workspace id, turned into the stored one. */
const workspaceId = z.string().transform((text, context) => {
  const id = parseId("workspace", text);
  if (id) return id;
  context.addIssue({ code: "custom", message: say("portal.workspaceId") });
  return z.NEVER;
});

/** Body of `POST /api/v1/events`. `data` is checked against the type's own schema afterwards. */
export const publishEventSchema = z.strictObject({
  type: z.enum(BUSINESS_EVENTS).meta({ description: "An event type of the catalog." }),
  workspace: workspaceId.meta({ description: "wks_…", example: "wks_01kbd3t8c2b6h8k0n2q4s6v8xa" }),
  data: z.record(z.string(), z.unknown()).meta({
    description: "What happened; see the event catalog for each type's schema.",
    example: { id: "ord_01kbd3t8c2f4m9v6x1q7z5r0ye", status: "open", currency: "USD", total_minor: "1999" },
  }),
  /** When it happened; the moment of publishing if left out. At most 30 days back, 5 minutes ahead. */
  occurred_at: z.iso.datetime({ offset: true }).optional(),
});

export type PublishEventBody = z.output<typeof publishEventSchema>;

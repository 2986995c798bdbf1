import { apiWrite } from "@/lib/authorization/api-route";
import { publishEvent } from "@/lib/authorization/operations/platform";
import { AppError } from "@/lib/platform/errors";
import { formatId } from "@/lib/platform/ids";
import { programRoute } from "@/lib/platform/requests/program-route";
import { publishByKey } from "@/lib/webhooks/mutations";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = programRoute({
  POST: apiWrite(publishEvent, async ({ on, caller, body }) => {
    if (caller.kind !== "platform") throw new AppError("insufficient_scope");
    const { eventId, deliveries } = await publishByKey(on, caller.scope, body);
    return { status: 202, body: { id: formatId("event", eventId), deliveries } };
  }),
});

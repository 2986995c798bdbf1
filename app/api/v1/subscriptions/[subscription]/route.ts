import { apiRead, apiWrite } from "@/lib/authorization/api-route";
import { workspaceScopeOf } from "@/lib/authorization/caller";
import {
  getSubscription as getOperation,
  updateSubscription as updateOperation,
} from "@/lib/authorization/operations/records";
import { getSubscription } from "@/lib/host/data";
import { cancelSubscription } from "@/lib/host/mutations";
import { AppError } from "@/lib/platform/errors";
import { parseIdOrThrow } from "@/lib/platform/ids";
import { programRoute } from "@/lib/platform/requests/program-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = programRoute({
  GET: apiRead(getOperation, async ({ on, caller, params }) => {
    const record = await getSubscription(
      on,
      workspaceScopeOf(caller),
      parseIdOrThrow("subscription", params.subscription),
    );
    if (!record) throw new AppError("not_found");
    return { body: record, access: { resource: "subscriptions", resourceId: record.id, records: 1 } };
  }),

  PATCH: apiWrite(updateOperation, async ({ on, caller, params }) => {
    const record = await cancelSubscription(
      on,
      workspaceScopeOf(caller),
      parseIdOrThrow("subscription", params.subscription),
    );
    return { body: record, access: { resource: "subscriptions", resourceId: record.id, records: 1 } };
  }),
});

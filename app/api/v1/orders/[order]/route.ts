import { apiRead, apiWrite, expectedVersion } from "@/lib/authorization/api-route";
import { workspaceScopeOf } from "@/lib/authorization/caller";
import { getOrder as getOperation, updateOrder as updateOperation } from "@/lib/authorization/operations/records";
import { getOrder } from "@/lib/host/data";
import { updateOrder } from "@/lib/host/mutations";
import { AppError } from "@/lib/platform/errors";
import { parseIdOrThrow } from "@/lib/platform/ids";
import { programRoute } from "@/lib/platform/requests/program-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = programRoute({
  GET: apiRead(getOperation, async ({ on, caller, params }) => {
    const record = await getOrder(on, workspaceScopeOf(caller), parseIdOrThrow("order", params.order));
    if (!record) throw new AppError("not_found");
    return { body: record, access: { resource: "orders", resourceId: record.id, records: 1 } };
  }),

  PATCH: apiWrite(updateOperation, async ({ on, caller, params, body, request }) => {
    const scope = workspaceScopeOf(caller);
    const id = parseIdOrThrow("order", params.order);
    const before = await getOrder(on, scope, id);
    if (!before) throw new AppError("not_found");
    const record = await updateOrder(
      on,
      scope,
      id,
      body,
      expectedVersion(request, before) ? before.updated_at : undefined,
    );
    return { body: record, access: { resource: "orders", resourceId: record.id, records: 1 } };
  }),
});

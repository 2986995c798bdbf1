import { apiRead, apiWrite, expectedVersion } from "@/lib/authorization/api-route";
import { workspaceScopeOf } from "@/lib/authorization/caller";
import { getCustomer as getOperation, updateCustomer as updateOperation } from "@/lib/authorization/operations/records";
import { getCustomer } from "@/lib/host/data";
import { updateCustomer } from "@/lib/host/mutations";
import { AppError } from "@/lib/platform/errors";
import { parseIdOrThrow } from "@/lib/platform/ids";
import { programRoute } from "@/lib/platform/requests/program-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = programRoute({
  GET: apiRead(getOperation, async ({ on, caller, params }) => {
    const record = await getCustomer(on, workspaceScopeOf(caller), parseIdOrThrow("customer", params.customer));
    if (!record) throw new AppError("not_found");
    return { body: record, access: { resource: "customers", resourceId: record.id, records: 1 } };
  }),

  PATCH: apiWrite(updateOperation, async ({ on, caller, params, body, request }) => {
    const scope = workspaceScopeOf(caller);
    const id = parseIdOrThrow("customer", params.customer);
    const before = await getCustomer(on, scope, id);
    if (!before) throw new AppError("not_found");
    const record = await updateCustomer(
      on,
      scope,
      id,
      body,
      expectedVersion(request, before) ? before.updated_at : undefined,
    );
    return { body: record, access: { resource: "customers", resourceId: record.id, records: 1 } };
  }),
});

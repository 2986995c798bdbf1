import { apiRead } from "@/lib/authorization/api-route";
import { workspaceScopeOf } from "@/lib/authorization/caller";
import { getPayment as getOperation } from "@/lib/authorization/operations/records";
import { getPayment } from "@/lib/host/data";
import { AppError } from "@/lib/platform/errors";
import { parseIdOrThrow } from "@/lib/platform/ids";
import { programRoute } from "@/lib/platform/requests/program-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = programRoute({
  GET: apiRead(getOperation, async ({ on, caller, params }) => {
    const record = await getPayment(on, workspaceScopeOf(caller), parseIdOrThrow("payment", params.payment));
    if (!record) throw new AppError("not_found");
    return { body: record, access: { resource: "payments", resourceId: record.id, records: 1 } };
  }),
});

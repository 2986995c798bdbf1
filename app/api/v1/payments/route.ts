import { apiRead, apiWrite } from "@/lib/authorization/api-route";
import { workspaceScopeOf } from "@/lib/authorization/caller";
import {
  createPayment as createOperation,
  listPayments as listOperation,
} from "@/lib/authorization/operations/records";
import { listPayments } from "@/lib/host/data";
import { createPayment } from "@/lib/host/mutations";
import { programRoute } from "@/lib/platform/requests/program-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = programRoute({
  GET: apiRead(listOperation, async ({ on, caller, query }) => {
    const page = await listPayments(on, workspaceScopeOf(caller), query);
    return { body: page, access: { resource: "payments", records: page.data.length } };
  }),

  POST: apiWrite(createOperation, async ({ on, caller, body }) => {
    const record = await createPayment(on, workspaceScopeOf(caller), body);
    return { status: 201, body: record, headers: { location: `/api/v1/payments/${record.id}` } };
  }),
});

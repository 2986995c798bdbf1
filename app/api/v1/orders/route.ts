import { apiRead, apiWrite } from "@/lib/authorization/api-route";
import { workspaceScopeOf } from "@/lib/authorization/caller";
import { createOrder as createOperation, listOrders as listOperation } from "@/lib/authorization/operations/records";
import { listOrders } from "@/lib/host/data";
import { createOrder } from "@/lib/host/mutations";
import { programRoute } from "@/lib/platform/requests/program-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = programRoute({
  GET: apiRead(listOperation, async ({ on, caller, query }) => {
    const page = await listOrders(on, workspaceScopeOf(caller), query);
    return { body: page, access: { resource: "orders", records: page.data.length } };
  }),

  POST: apiWrite(createOperation, async ({ on, caller, body }) => {
    const record = await createOrder(on, workspaceScopeOf(caller), body);
    return { status: 201, body: record, headers: { location: `/api/v1/orders/${record.id}` } };
  }),
});

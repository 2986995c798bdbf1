import { apiRead, apiWrite } from "@/lib/authorization/api-route";
import { workspaceScopeOf } from "@/lib/authorization/caller";
import {
  createCustomer as createOperation,
  listCustomers as listOperation,
} from "@/lib/authorization/operations/records";
import { listCustomers } from "@/lib/host/data";
import { createCustomer } from "@/lib/host/mutations";
import { programRoute } from "@/lib/platform/requests/program-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = programRoute({
  GET: apiRead(listOperation, async ({ on, caller, query }) => {
    const page = await listCustomers(on, workspaceScopeOf(caller), query);
    return { body: page, access: { resource: "customers", records: page.data.length } };
  }),

  POST: apiWrite(createOperation, async ({ on, caller, body }) => {
    const record = await createCustomer(on, workspaceScopeOf(caller), body);
    return { status: 201, body: record, headers: { location: `/api/v1/customers/${record.id}` } };
  }),
});

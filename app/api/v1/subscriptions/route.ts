import { apiRead } from "@/lib/authorization/api-route";
import { workspaceScopeOf } from "@/lib/authorization/caller";
import { listSubscriptions as listOperation } from "@/lib/authorization/operations/records";
import { listSubscriptions } from "@/lib/host/data";
import { programRoute } from "@/lib/platform/requests/program-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = programRoute({
  GET: apiRead(listOperation, async ({ on, caller, query }) => {
    const page = await listSubscriptions(on, workspaceScopeOf(caller), query);
    return { body: page, access: { resource: "subscriptions", records: page.data.length } };
  }),
});

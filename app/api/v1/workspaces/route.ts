import { apiWrite } from "@/lib/authorization/api-route";
import { provisionWorkspace } from "@/lib/authorization/mutations";
import { createWorkspace } from "@/lib/authorization/operations/platform";
import { AppError } from "@/lib/platform/errors";
import { formatId } from "@/lib/platform/ids";
import { programRoute } from "@/lib/platform/requests/program-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = programRoute({
  POST: apiWrite(createWorkspace, async ({ on, caller, body }) => {
    if (caller.kind !== "platform") throw new AppError("insufficient_scope");
    const made = await provisionWorkspace(on, caller.scope, body);
    const id = formatId("workspace", made.workspaceId);
    return {
      status: 201,
      headers: { location: `/en/workspace/${id}` },
      body: { id, name: made.name, external_id: made.externalId, owner: made.ownerId ? "member" : "invited" },
    };
  }),
});

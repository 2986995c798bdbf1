import { apiWrite } from "@/lib/authorization/api-route";
import { reportAccess } from "@/lib/authorization/mutations";
import { createAccessLog } from "@/lib/authorization/operations/platform";
import { AppError } from "@/lib/platform/errors";
import { programRoute } from "@/lib/platform/requests/program-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = programRoute({
  POST: apiWrite(createAccessLog, async ({ on, caller, body }) => {
    if (caller.kind !== "platform") throw new AppError("insufficient_scope");
    return { status: 202, body: { accepted: await reportAccess(on, caller.scope, body) } };
  }),
});

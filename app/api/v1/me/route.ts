import { apiRead } from "@/lib/authorization/api-route";
import { getInstallationSummary } from "@/lib/authorization/operations/data";
import { getMe } from "@/lib/authorization/operations/platform";
import { AppError } from "@/lib/platform/errors";
import { programRoute } from "@/lib/platform/requests/program-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = programRoute({
  GET: apiRead(getMe, async ({ on, caller }) => {
    if (caller.kind !== "app") throw new AppError("insufficient_scope");
    return { body: await getInstallationSummary(on, caller.scope) };
  }),
});

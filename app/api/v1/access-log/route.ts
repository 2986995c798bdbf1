import { apiWrite } from "@/lib/authorization/api-route";
import { reportAccess } from "@/lib/authorization/mutations";
import { createAccessLog } from "@/lib/authorization/operations/platform";
import { AppError } from "@/lib/platform/errors";

export const POST = apiWrite(createAccessLog, async ({ on, caller, body }) => {
  if (caller.kind !== "platform") throw new AppError("insufficient_scope");
  return { status: 202, body: { accepted: await reportAccess(on, caller.scope, body) } };
});

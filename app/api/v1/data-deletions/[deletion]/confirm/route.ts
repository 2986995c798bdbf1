import { apiWrite } from "@/lib/authorization/api-route";
import { confirmDeletionOperation } from "@/lib/authorization/operations/deletions";
import { confirmDeletion } from "@/lib/installs/removal/mutations";
import { AppError } from "@/lib/platform/errors";
import { say } from "@/lib/platform/messages/said";
import { programRoute } from "@/lib/platform/requests/program-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = programRoute({
  POST: apiWrite(confirmDeletionOperation, async ({ on, caller, params, body, request }) => {
    if (caller.kind !== "public") throw new AppError("not_found");
    const bearer = /^bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
    const confirmToken = bearer ?? body.confirm_token;
    if (!confirmToken) throw new AppError("invalid_token", { sentence: say("portal.confirmToken") });
    const done = await confirmDeletion(on, caller.scope, {
      deletionId: params.deletion,
      confirmToken,
      receipt: body.receipt,
    });
    return {
      body: { id: params.deletion, confirmed_at: done.confirmedAt.toISOString(), receipt: done.receipt },
    };
  }),
});

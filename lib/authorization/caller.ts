import { mintPublicScope, mintWorkspaceId } from "@/lib/accounts/gates/mint";
import { can, type PolicyName, ruleOf } from "@/lib/accounts/policy";
import type {
  AuthorizedWorkspaceId,
  Environment,
  InstallationScope,
  PlatformScope,
  PublicScope,
} from "@/lib/accounts/types";
import { loadPlatformScope } from "@/lib/clients/keys/loaders";
import { getInstallationScope } from "@/lib/installs/tokens/data";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { parseId } from "@/lib/platform/ids";

/** Who calls `/api/v1`, proven for one policy. `workspaceId` is what resource queries put in their `where`. */
export type ApiCaller =
  | { kind: "app"; scope: InstallationScope; environment: Environment; workspaceId: AuthorizedWorkspaceId }
  | { kind: "platform"; scope: PlatformScope; environment: Environment; workspaceId: AuthorizedWorkspaceId | null }
  | { kind: "public"; scope: PublicScope };

function bearerOf(request: Request): string | null {
  return /^bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? null;
}

/** A platform key names the workspace it speaks for in `X-Workspace`; only workspaces of its environment exist for it. */
async function workspaceOf(request: Request, environment: Environment): Promise<AuthorizedWorkspaceId | null> {
  const shown = request.headers.get("x-workspace");
  if (!shown) return null;
  const id = parseId("workspace", shown);
  const found = id
    ? await db().workspace.findFirst({ where: { id, environment, deletedAt: null }, select: { id: true } })
    : null;
  if (!found)
    throw new AppError("not_found", { sentence: "X-Workspace names no workspace of this key's environment." });
  return mintWorkspaceId(found.id);
}

/** Proves the caller or throws invalid_token, insufficient_scope, not_found. */
export async function getApiCaller(request: Request, policy: PolicyName): Promise<ApiCaller> {
  const rule = ruleOf(policy);
  if (rule.public) return { kind: "public", scope: mintPublicScope() };
  const bearer = bearerOf(request);
  if (!bearer) throw new AppError("invalid_token", { sentence: "Send `Authorization: Bearer <token>`." });
  if (bearer.startsWith("pk_")) {
    const scope = await loadPlatformScope(bearer);
    if (!scope) throw new AppError("invalid_token");
    if (!can({ kind: "platform", own: true }, policy))
      throw new AppError("insufficient_scope", { sentence: "This needs a partner app's token." });
    return {
      kind: "platform",
      scope,
      environment: scope.environment,
      workspaceId: await workspaceOf(request, scope.environment),
    };
  }
  const scope = await getInstallationScope(db(), bearer);
  if (!scope) throw new AppError("invalid_token");
  if (!can({ kind: "app", scopes: scope.scopes, own: true }, policy)) {
    const sentence =
      rule.app && rule.app !== "any" ? `This needs the scope ${rule.app}.` : "This needs a platform key.";
    throw new AppError("insufficient_scope", { sentence });
  }
  return { kind: "app", scope, environment: scope.environment, workspaceId: scope.workspaceId };
}

/** The workspace a resource call is about: the app's own, or the one a platform key names in `X-Workspace`. */
export function workspaceScopeOf(caller: ApiCaller): { workspaceId: AuthorizedWorkspaceId; environment: Environment } {
  if (caller.kind === "public" || caller.workspaceId === null) {
    throw new AppError("malformed", { sentence: "A platform key names the workspace in the X-Workspace header." });
  }
  return { workspaceId: caller.workspaceId, environment: caller.environment };
}

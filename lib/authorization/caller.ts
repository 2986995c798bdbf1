import { mintHostScope, mintPlatformScope, mintPublicScope, mintWorkspaceId } from "@/lib/accounts/gates/mint";
import { can, type PolicyName, ruleOf } from "@/lib/accounts/policy";
import type {
  AuthorizedWorkspaceId,
  Environment,
  HostScope,
  InstallationScope,
  PlatformPolicy,
  PlatformScope,
  PublicScope,
} from "@/lib/accounts/types";
import { loadPlatformKey } from "@/lib/clients/keys/loaders";
import { getProvenToken } from "@/lib/installs/tokens/data";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { parseId } from "@/lib/platform/ids";
import { say } from "@/lib/platform/messages/said";
import { readDpopProof } from "./dpop/dpop-proof";
import { rememberProof } from "./dpop/mutations";
import { type Presented, presentedToken } from "./presented-token";

/** Who calls `/api/v1`, proven for one policy. `workspaceId` is what resource queries put in their `where`. */
export type ApiCaller<Policy extends PolicyName> =
  | { kind: "app"; scope: InstallationScope; environment: Environment; workspaceId: AuthorizedWorkspaceId }
  | {
      kind: "platform";
      scope: PlatformScope<Policy & PlatformPolicy>;
      environment: Environment;
      workspaceId: AuthorizedWorkspaceId | null;
    }
  | { kind: "public"; scope: PublicScope };

/** A platform key names the workspace it speaks for in `X-Workspace`; only workspaces of its environment exist for it. */
async function workspaceOf(request: Request, environment: Environment): Promise<AuthorizedWorkspaceId | null> {
  const shown = request.headers.get("x-workspace");
  if (!shown) return null;
  const id = parseId("workspace", shown);
  const found = id
    ? await db().workspace.findFirst({ where: { id, environment, deletedAt: null }, select: { id: true } })
    : null;
  if (!found) throw new AppError("not_found", { sentence: say("portal.workspaceUnknown") });
  return mintWorkspaceId(found.id);
}

/**
 * A bound token counts only with a fresh proof of its key, over this very call; an unbound one only as a bearer token. Throws
 * invalid_token or invalid_dpop_proof.
 */
async function proveKey(request: Request, { scheme, token }: Presented, boundTo: string | null): Promise<void> {
  if (boundTo === null) {
    if (scheme === "Bearer") return;
    throw new AppError("invalid_token", { sentence: say("portal.tokenUnbound") });
  }
  if (scheme === "Bearer") throw new AppError("invalid_token", { sentence: say("portal.tokenBound") });
  const header = request.headers.get("dpop");
  if (header === null) throw new AppError("invalid_dpop_proof", { sentence: say("portal.proofMissing") });
  const address = env().origin + new URL(request.url).pathname;
  const reading = await readDpopProof(header, { method: request.method, address, token });
  if (!reading.ok) throw new AppError("invalid_dpop_proof", { sentence: reading.why });
  const { thumbprint, jti, issuedAt } = reading.proof;
  if (thumbprint !== boundTo)
    throw new AppError("invalid_token", {
      sentence: say("portal.proofOtherKey"),
    });
  const seen = await rememberProof(db(), `api\n${thumbprint}\n${jti}`, issuedAt);
  if (seen === "stale") throw new AppError("invalid_dpop_proof", { sentence: say("portal.proofOld") });
  if (seen === "replayed") throw new AppError("invalid_dpop_proof", { sentence: say("portal.proofUsed") });
}

function letsPlatformIn<Policy extends PolicyName>(policy: Policy): policy is Policy & PlatformPolicy {
  return can({ kind: "platform", own: true }, policy);
}

/** Proves the caller or throws invalid_token, invalid_dpop_proof, insufficient_scope, not_found. */
export async function getApiCaller<Policy extends PolicyName>(
  request: Request,
  policy: Policy,
): Promise<ApiCaller<Policy>> {
  const rule = ruleOf(policy);
  if (rule.public) return { kind: "public", scope: mintPublicScope() };
  const presented = presentedToken(request);
  if (!presented) throw new AppError("invalid_token", { sentence: say("portal.sendBearer") });
  const { scheme, token } = presented;
  if (token.startsWith("pk_")) {
    const key = scheme === "Bearer" ? await loadPlatformKey(token) : null;
    if (!key) throw new AppError("invalid_token");
    if (!letsPlatformIn(policy)) throw new AppError("insufficient_scope", { sentence: say("portal.partnerToken") });
    const { environment } = key;
    return {
      kind: "platform",
      scope: mintPlatformScope<Policy & PlatformPolicy>(key),
      environment,
      workspaceId: await workspaceOf(request, environment),
    };
  }
  const proven = await getProvenToken(db(), token);
  if (!proven) throw new AppError("invalid_token");
  await proveKey(request, presented, proven.boundTo);
  const { scope } = proven;
  if (!can({ kind: "app", scopes: scope.scopes, own: true }, policy)) {
    const sentence =
      rule.app && rule.app !== "any" ? say("portal.scopeNeeded", { scope: rule.app }) : say("portal.platformKeyNeeded");
    throw new AppError("insufficient_scope", { sentence });
  }
  return { kind: "app", scope, environment: scope.environment, workspaceId: scope.workspaceId };
}

/** The workspace a resource call is about: the app's own, or the one a platform key names in `X-Workspace`. */
export function workspaceScopeOf<Policy extends PolicyName>(caller: ApiCaller<Policy>): HostScope<Policy> {
  if (caller.kind === "public" || caller.workspaceId === null) {
    throw new AppError("malformed", { sentence: say("portal.workspaceHeader") });
  }
  return mintHostScope({ workspaceId: caller.workspaceId, environment: caller.environment });
}

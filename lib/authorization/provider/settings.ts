import type { JWK } from "jose";
import { type Configuration, errors, interactionPolicy, type KoaContextWithOIDC } from "oidc-provider";
import {
  ACCESS_TOKEN_SECONDS,
  apiResource,
  CODE_SECONDS,
  GRANT_SECONDS,
  INTERACTION_SECONDS,
  REFRESH_TOKEN_SECONDS,
} from "@/lib/clients/constants";
import { deriveKey } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { parseId } from "@/lib/platform/ids";
import { isOpenidScope, OPENID_SCOPES } from "../openid-scopes";
import { API_SCOPES, ClientStore, SECRET_HASHES } from "./client-store";
import { ERROR_PAGE_POLICY, errorPage } from "./error-page";
import { ArtifactStore, ForgetfulStore } from "./stores";

/** Where the browser goes to decide; the interaction's cookie is bound to this path. */
export function interactionPath(uid: string): string {
  return `/oauth/interaction/${uid}`;
}

/** Every authorization asks: the workspace is chosen each time, so nothing remembered may answer for it. */
function chooseEachTime(): interactionPolicy.Prompt {
  return new interactionPolicy.Prompt(
    { name: "login", requestable: true },
    new interactionPolicy.Check("workspace_choice", "a workspace must be chosen", "login_required", (ctx) =>
      ctx.oidc.result?.login ? interactionPolicy.Check.NO_NEED_TO_PROMPT : interactionPolicy.Check.REQUEST_PROMPT,
    ),
  );
}

function prompts(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  policy.remove("login");
  policy.add(chooseEachTime(), 0);
  return policy;
}

function scopesOf(client: KoaContextWithOIDC["oidc"]["client"]): string[] {
  const declared: unknown = client?.[API_SCOPES];
  return Array.isArray(declared) ? declared.filter((scope) => typeof scope === "string") : [];
}

/**
 * The API as a resource. Asking for nothing means everything the integration declares; asking for more than that is refused rather than
 * quietly cut, so that a partner notices.
 */
function apiFor(ctx: KoaContextWithOIDC, resource: string, client: KoaContextWithOIDC["oidc"]["client"]) {
  if (resource !== apiResource()) throw new errors.InvalidTarget();
  const declared = scopesOf(client);
  const { params, route } = ctx.oidc;
  const asks = route === "authorization" || (route === "token" && params?.grant_type === "client_credentials");
  if (params && asks) {
    params.scope ??= declared.length > 0 ? declared.join(" ") : "openid";
    const unknown = [...ctx.oidc.requestParamScopes].filter(
      (scope) => !declared.includes(scope) && !isOpenidScope(scope),
    );
    if (unknown.length > 0)
      throw new errors.InvalidScope("the integration does not declare this scope", unknown.join(" "));
  }
  return {
    scope: declared.join(" "),
    audience: resource,
    accessTokenFormat: "opaque",
    accessTokenTTL: ACCESS_TOKEN_SECONDS,
  } as const;
}

/** The subject is the installation (`ins_…`), never the person: people leave, the installation stays. */
async function findInstallation(_ctx: unknown, subject: string) {
  const id = parseId("installation", subject);
  const found = id
    ? await db().installation.findFirst({ where: { id, state: { in: ["pending", "active"] } }, select: { id: true } })
    : null;
  return found ? { accountId: subject, claims: async () => ({ sub: subject }) } : undefined;
}

function storeOf(kind: string) {
  if (kind === "Client") return new ClientStore();
  return kind === "Session" ? new ForgetfulStore() : new ArtifactStore(kind);
}

/** The authorization server: code with PKCE S256, refresh with rotation, client credentials in the sandbox; opaque access tokens. */
export function providerSettings(keys: JWK[]): Configuration {
  return {
    adapter: storeOf,
    jwks: { keys },
    scopes: [...OPENID_SCOPES],
    responseTypes: ["code"],
    subjectTypes: ["public"],
    clientAuthMethods: ["client_secret_basic", "client_secret_post"],
    pkce: { required: () => true },
    // Hints that an install link may carry: which workspace, or which installation to connect again.
    extraParams: ["workspace", "installation_hint"],
    allowOmittingSingleRegisteredRedirectUri: false,
    extraClientMetadata: { properties: [SECRET_HASHES, API_SCOPES] },
    cookies: {
      keys: [deriveKey("oauth-cookies").toString("hex")],
      long: { httpOnly: true, sameSite: "lax", signed: true, secure: env().secure },
      short: { httpOnly: true, sameSite: "lax", signed: true, secure: env().secure },
    },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: { enabled: true, allowedPolicy: async (_ctx, client, token) => token.clientId === client.clientId },
      introspection: {
        enabled: true,
        allowedPolicy: async (_ctx, client, token) => token.clientId === client.clientId,
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: async () => apiResource(),
        useGrantedResource: async () => true,
        getResourceServerInfo: async (ctx, resource, client) => apiFor(ctx, resource, client),
      },
    },
    ttl: {
      AccessToken: ACCESS_TOKEN_SECONDS,
      AuthorizationCode: CODE_SECONDS,
      ClientCredentials: ACCESS_TOKEN_SECONDS,
      Grant: GRANT_SECONDS,
      IdToken: ACCESS_TOKEN_SECONDS,
      Interaction: INTERACTION_SECONDS,
      RefreshToken: REFRESH_TOKEN_SECONDS,
      Session: INTERACTION_SECONDS,
    },
    expiresWithSession: async () => false,
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed("refresh_token"),
    rotateRefreshToken: true,
    findAccount: findInstallation,
    // Only what this very authorization agreed to: by installation, never what an earlier one left behind.
    loadExistingGrant: async (ctx) => {
      const grantId = ctx.oidc.result?.consent?.grantId;
      const grant = grantId ? await ctx.oidc.provider.Grant.find(grantId) : undefined;
      return grant && grant.accountId === ctx.oidc.session?.accountId ? grant : undefined;
    },
    interactions: { policy: prompts(), url: async (_ctx, interaction) => interactionPath(interaction.uid) },
    renderError: async (ctx, out) => {
      ctx.type = "html";
      ctx.set("content-security-policy", ERROR_PAGE_POLICY);
      ctx.body = errorPage(ctx.get("accept-language"), out);
    },
    routes: {
      authorization: "/oauth/authorize",
      token: "/oauth/token",
      revocation: "/oauth/revoke",
      introspection: "/oauth/introspect",
      jwks: "/oauth/jwks",
    },
  };
}

import { type Configuration, errors, type KoaContextWithOIDC } from "oidc-provider";
import { ACCESS_TOKEN_SECONDS, apiResource } from "@/lib/clients/constants";
import { API_SCOPES } from "../../constants";
import { isOpenidScope } from "../../openid-scopes";

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
  const begins = route === "authorization" || route === "pushed_authorization_request";
  const asks = begins || (route === "token" && params?.grant_type === "client_credentials");
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

/** A token is a matter of the client it was given to. */
const ownToken = async (_ctx: unknown, client: { clientId: string }, token: { clientId?: string | undefined }) =>
  token.clientId === client.clientId;

/**
 * Every feature of the library, on or off by a line of ours. `tests/conformance/library-defaults.test.ts` compares this list with the
 * library's own, so that an upgrade cannot switch one on.
 */
export function providerFeatures(): NonNullable<Configuration["features"]> {
  return {
    clientCredentials: { enabled: true },
    revocation: { enabled: true, allowedPolicy: ownToken },
    introspection: { enabled: true, allowedPolicy: ownToken },
    resourceIndicators: {
      enabled: true,
      defaultResource: async () => apiResource(),
      useGrantedResource: async () => true,
      getResourceServerInfo: async (ctx, resource, client) => apiFor(ctx, resource, client),
    },
    // No nonces: a proof counts for five minutes and once, in the database that all processes share (docs/decisions/2026-11-30-dpop.md).
    dPoP: { enabled: true, nonceSecret: undefined, requireNonce: () => false, allowReplay: false },
    pushedAuthorizationRequests: {
      enabled: true,
      requirePushedAuthorizationRequests: false,
      allowUnregisteredRedirectUris: false,
    },
    attestClientAuth: { enabled: false },
    backchannelLogout: { enabled: false },
    ciba: { enabled: false },
    claimsParameter: { enabled: false },
    clientIdMetadataDocument: { enabled: false },
    deviceFlow: { enabled: false },
    devInteractions: { enabled: false },
    encryption: { enabled: false },
    externalSigningSupport: { enabled: false },
    fapi: { enabled: false },
    jwtIntrospection: { enabled: false },
    jwtResponseModes: { enabled: false },
    jwtUserinfo: { enabled: false },
    mTLS: { enabled: false },
    openid4vci: { enabled: false },
    registration: { enabled: false },
    registrationManagement: { enabled: false },
    requestObjects: { enabled: false },
    richAuthorizationRequests: { enabled: false },
    rpInitiatedLogout: { enabled: false },
    rpMetadataChoices: { enabled: false },
    userinfo: { enabled: false },
    webMessageResponseMode: { enabled: false },
  };
}

import type { JWK } from "jose";
import { type Configuration, errors, interactionPolicy } from "oidc-provider";
import {
  ACCESS_TOKEN_SECONDS,
  CODE_SECONDS,
  DPOP_ALGORITHMS,
  GRANT_SECONDS,
  INTERACTION_SECONDS,
  REFRESH_TOKEN_SECONDS,
} from "@/lib/clients/constants";
import { deriveKey } from "@/lib/platform/crypto";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { parseId } from "@/lib/platform/ids";
import { DEFAULT_POLICY } from "@/lib/platform/next/content-policy";
import { API_SCOPES } from "../constants";
import { OPENID_SCOPES } from "../openid-scopes";
import { ClientStore, SECRET_HASHES } from "./client-store";
import { errorPage } from "./error-page";
import { providerFeatures } from "./features/settings";
import { ArtifactStore, ForgetfulStore, ReplayStore } from "./stores";

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
  if (kind === "ReplayDetection") return new ReplayStore();
  return kind === "Session" ? new ForgetfulStore() : new ArtifactStore(kind);
}

/** What the library decides by itself, decided here. `tests/conformance/library-defaults.test.ts` fails when it learns something new. */
const DECIDED = {
  acrValues: [],
  clients: [],
  clientDefaults: {
    grant_types: ["authorization_code"],
    id_token_signed_response_alg: "RS256",
    response_types: ["code"],
    token_endpoint_auth_method: "client_secret_basic",
  },
  claims: { openid: ["sub"], acr: null, auth_time: null, iss: null, sid: null },
  clockTolerance: 15,
  conformIdTokenClaims: true,
  acceptQueryParamAccessTokens: false,
  enableHttpPostMethods: false,
  discovery: { claim_types_supported: ["normal"] },
  formats: { bitsOfOpaqueRandomness: 256, customizers: {} },
  // A client has a secret, so it calls from a server: no page of another origin talks to these endpoints.
  clientBasedCORS: () => false,
  extraTokenClaims: async () => undefined,
  // Ending an access token ends that token alone; ending a refresh token, or a code's second use, ends all that the grant gave.
  revokeGrantPolicy: (ctx) => !(ctx.oidc.route === "revocation" && ctx.oidc.entities.AccessToken),
  // Nothing of a client's is fetched: neither keys nor documents.
  fetch: async () => {
    throw new Error("the authorization server calls nobody");
  },
  fetchResponseBodyLimits: {},
  sectorIdentifierUriValidate: () => false,
  pairwiseIdentifier: async () => {
    throw new Error("subjects are public");
  },
  assertJwtClientAuthClaimsAndHeader: async () => {
    throw new errors.InvalidClientAuth("clients have secrets");
  },
  enabledJWA: {
    idTokenSigningAlgValues: ["RS256"],
    dPoPSigningAlgValues: DPOP_ALGORITHMS,
    // Of features that are off.
    clientAuthSigningAlgValues: [],
    requestObjectSigningAlgValues: [],
    userinfoSigningAlgValues: [],
    introspectionSigningAlgValues: [],
    authorizationSigningAlgValues: [],
    attestSigningAlgValues: [],
    idTokenEncryptionAlgValues: [],
    requestObjectEncryptionAlgValues: [],
    userinfoEncryptionAlgValues: [],
    introspectionEncryptionAlgValues: [],
    authorizationEncryptionAlgValues: [],
    idTokenEncryptionEncValues: [],
    requestObjectEncryptionEncValues: [],
    userinfoEncryptionEncValues: [],
    introspectionEncryptionEncValues: [],
    authorizationEncryptionEncValues: [],
  },
} satisfies Configuration;

/** The authorization server: code with PKCE S256, refresh with rotation, client credentials in the sandbox; opaque access tokens. */
export function providerSettings(keys: JWK[]): Configuration {
  return {
    ...DECIDED,
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
      names: { session: "_session", interaction: "_interaction", resume: "_interaction_resume" },
      keys: [deriveKey("oauth-cookies").toString("hex")],
      long: { httpOnly: true, sameSite: "lax", signed: true, secure: env().secure },
      short: { httpOnly: true, sameSite: "lax", signed: true, secure: env().secure },
    },
    features: providerFeatures(),
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
      ctx.set("content-security-policy", DEFAULT_POLICY);
      ctx.body = errorPage(ctx.get("accept-language"), out);
    },
    routes: {
      authorization: "/oauth/authorize",
      token: "/oauth/token",
      revocation: "/oauth/revoke",
      introspection: "/oauth/introspect",
      pushed_authorization_request: "/oauth/par",
      jwks: "/oauth/jwks",
    },
  };
}

import { createHash, generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import Provider, { type Configuration } from "oidc-provider";
import { memoryAdapter } from "./memory-adapter.ts";

export type StandIn = {
  issuer: string;
  /** Every request to the stand-in, as `METHOD /path`. */
  requests: string[];
  /** Bodies of confirmed deletions, by id, with the token that came along. */
  confirmed: Map<string, { token: string; body: string }>;
  /** The API refuses every access token it has seen, as after a revocation. */
  refuseTokensSoFar: () => void;
  /** Statuses that the orders API answers before it works. */
  failNext: { status: number; retryAfter?: string }[];
  /** Leave `iss` of the real issuer out, or put this one in. */
  wrongIssuer: string | null;
  denyConsent: boolean;
  /** Where an installation is managed, when not at the platform itself. */
  manageUrl: string | null;
  close: () => Promise<void>;
};

const INSTALLATION = "ins_standin";

/**
 * A platform in one process: a certified authorization server that consents by itself, and the three API routes this app uses.
 * It stands in for the marketplace in this folder's own tests only.
 */
export async function startStandIn(redirectUri: string): Promise<StandIn> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  const issuer = `http://127.0.0.1:${typeof bound === "object" && bound !== null ? bound.port : 0}`;
  const provider = new Provider(issuer, configuration(issuer, redirectUri));
  const handle = provider.callback();

  const seen = new Set<string>();
  const refused = new Set<string>();
  const isRefused = (token: string) => seen.add(token) && refused.has(token);
  const standIn: StandIn = {
    issuer,
    requests: [],
    confirmed: new Map(),
    refuseTokensSoFar: () => {
      for (const token of seen) refused.add(token);
    },
    failNext: [],
    wrongIssuer: null,
    denyConsent: false,
    manageUrl: null,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  server.on("request", (req, res) => {
    const url = new URL(req.url ?? "/", issuer);
    standIn.requests.push(`${req.method} ${url.pathname}`);
    if (url.pathname.startsWith("/interaction/")) return void consent(provider, standIn, req, res);
    if (url.pathname.startsWith("/api/")) return void api(provider, standIn, isRefused, url, req, res);
    if (standIn.wrongIssuer !== null) forgeIssuer(res, issuer, standIn.wrongIssuer);
    void handle(req, res);
  });
  return standIn;
}

function configuration(issuer: string, redirectUri: string): Configuration {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return {
    adapter: memoryAdapter(),
    clients: [
      {
        client_id: "cli_app",
        client_secret: "cs_app/+ secret:%",
        redirect_uris: [redirectUri],
        grant_types: ["authorization_code", "refresh_token"],
        response_types: ["code"],
        token_endpoint_auth_method: "client_secret_basic",
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), kid: randomUUID(), use: "sig" }] },
    cookies: { keys: [randomUUID()] },
    pkce: { required: () => true },
    ttl: { AccessToken: 3600, AuthorizationCode: 60, Grant: 3600, Interaction: 600, RefreshToken: 3600, Session: 3600 },
    findAccount: (_ctx, id) => ({ accountId: id, claims: async () => ({ sub: id }) }),
    issueRefreshToken: async () => true,
    rotateRefreshToken: true,
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true, allowedPolicy: async () => true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => `${issuer}/api`,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({ scope: "orders:read", accessTokenFormat: "opaque", accessTokenTTL: 3600 }),
      },
    },
  };
}

async function consent(provider: Provider, standIn: StandIn, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const { params, grantId } = await provider.interactionDetails(req, res);
  if (standIn.denyConsent) {
    return provider.interactionFinished(req, res, { error: "access_denied", error_description: "<b>Not today</b>" });
  }
  const clientId = String(params.client_id);
  const present = grantId === undefined ? undefined : await provider.Grant.find(grantId);
  const grant = present ?? new provider.Grant({ accountId: INSTALLATION, clientId });
  grant.addResourceScope(`${standIn.issuer}/api`, String(params.scope));
  await provider.interactionFinished(
    req,
    res,
    { login: { accountId: INSTALLATION }, consent: { grantId: await grant.save() } },
    { mergeWithLastSubmission: false },
  );
}

async function api(
  provider: Provider,
  standIn: StandIn,
  isRefused: (token: string) => boolean,
  url: URL,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
    res.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
  const bearer = (req.headers.authorization ?? "").replace("Bearer ", "");

  const deletion = /^\/api\/v1\/data-deletions\/([^/]+)\/confirm$/.exec(url.pathname)?.[1];
  if (deletion !== undefined) {
    let body = "";
    for await (const chunk of req) body += String(chunk);
    standIn.confirmed.set(deletion, { token: bearer, body });
    return void answer(200, { id: deletion });
  }

  const token = await provider.AccessToken.find(bearer);
  if (token === undefined || isRefused(bearer)) return void answer(401, { code: "invalid_token" });
  if (url.pathname === "/api/v1/me") {
    return void answer(200, {
      installation: {
        id: token.accountId,
        url: standIn.manageUrl ?? `${standIn.issuer}/workspace/wks_1/installed/ins_1`,
      },
      workspace: { id: "wks_1", name: "Böhm & Söhne <script>" },
      listing: { id: "lst_1" },
      scopes: (token.scope ?? "").split(" "),
      environment: "sandbox",
    });
  }
  const failure = standIn.failNext.shift();
  if (failure !== undefined) {
    return void answer(
      failure.status,
      {},
      failure.retryAfter === undefined ? {} : { "retry-after": failure.retryAfter },
    );
  }
  answer(200, {
    id: url.pathname.split("/").at(-1),
    customer_id: "cus_1",
    etag: createHash("sha256").update(url.pathname).digest("hex"),
  });
}

/** Makes the server name somebody else in `iss`, as in a mix-up attack. */
function forgeIssuer(res: ServerResponse, issuer: string, forged: string): void {
  const setHeader = res.setHeader.bind(res);
  res.setHeader = (name, value) => {
    const location = name.toLowerCase() === "location" && typeof value === "string";
    return setHeader(name, location ? value.replace(encodeURIComponent(issuer), encodeURIComponent(forged)) : value);
  };
}

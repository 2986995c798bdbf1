import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import * as oauth from "openid-client";
import { type App, addressOf } from "./context.ts";
import { cookie, HttpError } from "./http.ts";
import { parseJson, recordAt, textAt, textsAt } from "./json.ts";
import { describeOAuthError, oauthClient } from "./oauth-client.ts";
import type { PendingInstall } from "./pending-installs.ts";
import type { Installation } from "./store.ts";
import { tokenSet } from "./tokens.ts";

export const BROWSER_COOKIE = "partner_app_browser";

/** Hints the platform may put on our install link; they are handed back to it unread. */
const HINTS = ["workspace", "installation_hint", "login_hint"];

/** Where to send the browser to start an install, and the cookie that ties the answer to this browser. */
export async function beginInstall(
  app: App,
  req: IncomingMessage,
  url: URL,
): Promise<{ location: string; cookie: string }> {
  const { settings } = app.store;
  const startedBy = url.searchParams.get("iss");
  if (startedBy !== null && startedBy !== settings.issuer) {
    throw new HttpError(
      400,
      "This link comes from another platform than the one this app is connected to. Its address is on the settings page.",
      "settings",
    );
  }

  const client = await oauthClient(settings);
  const state = oauth.randomState();
  const codeVerifier = oauth.randomPKCECodeVerifier();
  const browser = cookie(req, BROWSER_COOKIE) ?? randomBytes(24).toString("base64url");
  app.pending.add(state, browser, codeVerifier);

  const scopes = app.switches.isOn("wrong-scope-request") ? [...settings.scopes, "customers:write"] : settings.scopes;
  const parameters = new URLSearchParams({
    redirect_uri: addressOf(app, "callback"),
    scope: scopes.join(" "),
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: "S256",
  });
  if (settings.resource !== "") parameters.set("resource", settings.resource);
  for (const hint of HINTS) {
    const value = url.searchParams.get(hint);
    if (value !== null && /^[\w.@+-]{1,200}$/.test(value)) parameters.set(hint, value);
  }
  if (app.switches.isOn("forget-pkce")) {
    parameters.delete("code_challenge");
    parameters.delete("code_challenge_method");
  }

  const secure = app.publicUrl.protocol === "https:" ? "; Secure" : "";
  return {
    location: oauth.buildAuthorizationUrl(client, parameters).href,
    // Lax, because the platform sends the browser back from its own site.
    cookie: `${BROWSER_COOKIE}=${browser}; Path=/; HttpOnly; SameSite=Lax; Max-Age=3600${secure}`,
  };
}

/**
 * Finishes an install: checks that this browser began it (`state`), that the right server answers (`iss`, by the library),
 * redeems the code with the PKCE verifier, asks the API whose tokens these are and keeps them for that installation.
 *
 * @throws HttpError with a sentence for the person
 */
export async function finishInstall(app: App, req: IncomingMessage, url: URL): Promise<Installation> {
  const { settings } = app.store;
  const state = url.searchParams.get("state");
  const begun = app.pending.take(state, cookie(req, BROWSER_COOKIE));
  const pending = begun ?? (app.switches.isOn("bad-state-check") ? app.pending.newest() : null);
  if (pending === null) {
    throw new HttpError(
      400,
      "This answer does not belong to an install that was started in this browser, or it was used already. Start again.",
      "install",
    );
  }

  const client = await oauthClient(settings);
  const answer = await redeem(app, client, url, pending, begun === null ? null : state);
  const tokens = tokenSet(answer, null);
  const me = await whoAmI(app, tokens.accessToken);

  const installation: Installation = {
    ...me,
    issuer: settings.issuer,
    clientId: settings.clientId,
    state: "connected",
    connectedAt: new Date().toISOString(),
    tokens,
  };
  app.store.putInstallation(installation);
  return installation;
}

async function redeem(
  app: App,
  client: oauth.Configuration,
  url: URL,
  pending: PendingInstall,
  state: string | null,
): Promise<oauth.TokenEndpointResponse> {
  // The library sends the current address without its query as `redirect_uri`: it must be the public one, as it was at start.
  const current = new URL(`${addressOf(app, "callback")}${url.search}`);
  const checks: oauth.AuthorizationCodeGrantChecks = { expectedState: state ?? oauth.skipStateCheck };
  if (!app.switches.isOn("forget-pkce")) checks.pkceCodeVerifier = pending.codeVerifier;
  const resource = app.store.settings.resource;
  const exchange = () => oauth.authorizationCodeGrant(client, current, checks, resource === "" ? {} : { resource });
  try {
    const answer = await exchange();
    if (app.switches.isOn("redeem-twice")) await exchange();
    return answer;
  } catch (error) {
    if (error instanceof oauth.AuthorizationResponseError && error.error === "access_denied") {
      throw new HttpError(
        403,
        "Not connected. Somebody said no, or an owner of the workspace decides first: the mail about that decision holds the link to finish.",
        "install",
      );
    }
    throw new HttpError(400, `Not connected. ${describeOAuthError(error)}`, "install");
  }
}

type Me = Pick<Installation, "id" | "url" | "workspace" | "scopes" | "environment">;

/** `GET /api/v1/me` with a token that belongs to no known installation yet. */
async function whoAmI(app: App, accessToken: string): Promise<Me> {
  const started = performance.now();
  const response = await fetch(new URL("/api/v1/me", app.store.settings.issuer), {
    headers: { accept: "application/json", authorization: `Bearer ${accessToken}` },
    redirect: "error",
    signal: AbortSignal.timeout(10_000),
  });
  const body = parseJson(await response.text());
  const id = textAt(recordAt(body, "installation"), "id");
  app.store.addApiCall({
    at: new Date().toISOString(),
    installation: id ?? "",
    method: "GET",
    path: "/api/v1/me",
    status: response.status,
    ms: Math.round(performance.now() - started),
    why: "Whose tokens are these?",
  });
  if (!response.ok || id === null)
    throw new HttpError(502, `The platform did not say which installation this is (${response.status}).`, "install");
  const workspace = recordAt(body, "workspace");
  return {
    id,
    url: ofPlatform(app, textAt(recordAt(body, "installation"), "url")),
    workspace: { id: textAt(workspace, "id") ?? "", name: textAt(workspace, "name") ?? "" },
    scopes: textsAt(body, "scopes"),
    environment: textAt(body, "environment") ?? "",
  };
}

/** An address that the platform gave, when it is one of its own: it becomes a link on our pages. */
function ofPlatform(app: App, address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  return new URL(address).origin === app.store.settings.issuer ? address : null;
}

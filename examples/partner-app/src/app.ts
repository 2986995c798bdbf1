import { readFileSync } from "node:fs";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { appsPage, showApps } from "./apps-page.ts";
import { connectedPage } from "./connected-page.ts";
import { type App, linkTo } from "./context.ts";
import { dashboardPage } from "./dashboard-page.ts";
import { receiveDelivery } from "./deliveries.ts";
import { guardPages } from "./guard.ts";
import { HttpError, type NextStep, readFields, sendJson, sendPage, sendRedirect, wantsJson } from "./http.ts";
import { beginInstall, finishInstall } from "./install.ts";
import { textAt } from "./json.ts";
import { messagePage } from "./layout.ts";
import { listingPage } from "./listing-site.ts";
import { describeOAuthError } from "./oauth-client.ts";
import { callPlatform } from "./platform-api.ts";
import { mergeSettings } from "./settings.ts";
import { settingsPage } from "./settings-page.ts";
import { isSitePath, SITE_PAGES, type SitePath, sitePage } from "./site-pages.ts";
import { switchesPage } from "./switches-page.ts";
import { ReconnectNeeded } from "./tokens.ts";
import { showInstallation, showState } from "./views.ts";

type Exchange = { app: App; req: IncomingMessage; res: ServerResponse; url: URL; installation: string };
type Handler = (exchange: Exchange) => Promise<void> | void;

const STYLE = readFileSync(new URL("./style.css", import.meta.url));

function sitePageHandler(path: SitePath): Handler {
  return ({ app, res }) => sendPage(res, 200, sitePage(app, path));
}

function domainProof({ app, res }: Exchange): void {
  if (app.store.settings.domainToken === "") throw new HttpError(404, "No proof is set.");
  res.writeHead(200, { "content-type": "text/plain; charset=utf-8" }).end(`${app.store.settings.domainToken}\n`);
}

/** Method and path below the app's address; `:installation` matches one segment. */
const ROUTES: Readonly<Record<string, Handler>> = {
  "GET /": ({ app, res }) => sendPage(res, 200, dashboardPage(app)),
  "GET /apps": ({ app, req, res }) =>
    wantsJson(req) ? sendJson(res, 200, { apps: showApps(app) }) : sendPage(res, 200, appsPage(app)),
  "GET /style.css": ({ res }) => void res.writeHead(200, { "content-type": "text/css" }).end(STYLE),
  "GET /health": ({ res }) => sendJson(res, 200, { status: "ok" }),
  "GET /.well-known/patchbay-domain.txt": domainProof,
  ...Object.fromEntries(SITE_PAGES.map((path) => [`GET ${path}`, sitePageHandler(path)])),
  "GET /install": install,
  "GET /callback": callback,
  "POST /webhooks": ({ app, req, res }) => receiveDelivery(app, req, res),
  "GET /settings": ({ app, res, url }) => sendPage(res, 200, settingsPage(app, {}, {}, url.searchParams.has("saved"))),
  "POST /settings": saveSettings,
  "GET /switches": ({ app, req, res }) =>
    wantsJson(req) ? sendJson(res, 200, app.switches) : sendPage(res, 200, switchesPage(app, [])),
  "POST /switches": setSwitches,
  "GET /state.json": ({ app, res }) => sendJson(res, 200, showState(app)),
  "POST /reset": reset,
  "POST /call/:installation": call,
  "POST /refresh/:installation": refresh,
  "POST /revoke/:installation": revoke,
};

/** The app, and every further one below `/apps/<name>/`, as a listener for `http.createServer`. */
export function createListener(own: App): RequestListener {
  return (req, res) => {
    const address = `http://app${req.url ?? "/"}`;
    if (!URL.canParse(address)) return void res.writeHead(400).end();
    const url = new URL(address);
    const [, slug = "", rest = "/"] = /^\/apps\/([^/]+)(\/.*)?$/.exec(url.pathname) ?? [];
    const other = own.others.get(slug);
    const [app, path] = other === undefined ? [own, url.pathname] : [other, rest];
    const site = own.sites.get(slug);
    const page = site !== undefined && isSitePath(rest) && req.method !== "POST" ? listingPage(app, rest, site) : null;
    if (page !== null) return sendPage(res, 200, page);
    answer(app, path, url, req, res).catch((error: unknown) => fail(app, path, req, res, error));
  };
}

async function answer(app: App, path: string, url: URL, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const [, verb, id, ...more] = path.split("/");
  const pattern =
    id !== undefined && id !== "" && more.length === 0 && verb !== ".well-known" ? `/${verb}/:installation` : path;
  const handler = ROUTES[`${req.method === "HEAD" ? "GET" : req.method} ${pattern}`];
  if (handler === undefined) throw new HttpError(404, "There is no such page.");
  if (pattern !== "/webhooks") guardPages(req, app.publicUrl);
  await handler({ app, req, res, url, installation: decodeSegment(id ?? "") });
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new HttpError(400, "The address is broken.");
  }
}

async function install({ app, req, res, url }: Exchange): Promise<void> {
  const begun = await beginInstall(app, req, url);
  sendRedirect(res, begun.location, { "set-cookie": begun.cookie });
}

async function callback({ app, req, res, url }: Exchange): Promise<void> {
  if (app.switches.isOn("drop-callback")) return void res.destroy();
  const installation = await finishInstall(app, req, url);
  sendPage(res, 200, connectedPage(app, installation));
}

async function saveSettings({ app, req, res }: Exchange): Promise<void> {
  const fields = await readFields(req);
  const merged = mergeSettings(app.store.settings, fields);
  if (merged.ok) app.store.setSettings(merged.settings);
  if (!wantsJson(req)) {
    if (merged.ok) return sendRedirect(res, linkTo(app, "settings?saved"));
    return sendPage(res, 422, settingsPage(app, merged.errors, fields, false));
  }
  sendJson(res, merged.ok ? 200 : 422, merged.ok ? showState(app).settings : { errors: merged.errors });
}

async function setSwitches({ app, req, res }: Exchange): Promise<void> {
  const problems = app.switches.apply(await readFields(req));
  if (wantsJson(req))
    return sendJson(res, problems.length === 0 ? 200 : 422, problems.length === 0 ? app.switches : { problems });
  if (problems.length === 0) return sendRedirect(res, linkTo(app, "switches"));
  sendPage(res, 422, switchesPage(app, problems));
}

function reset({ app, req, res }: Exchange): void {
  app.store.reset();
  app.switches.clear();
  if (wantsJson(req)) sendJson(res, 200, { reset: true });
  else sendRedirect(res, linkTo(app, ""));
}

/** Calls the API on demand: `{ "method", "path", "body" }`, by default a look at the newest orders. */
async function call({ app, req, res, installation }: Exchange): Promise<void> {
  const fields = await readFields(req);
  const method = textAt(fields, "method") ?? "GET";
  const path = textAt(fields, "path") ?? "/api/v1/orders?limit=5";
  const answered = await callPlatform(app, installation, { method, path, body: fields.body }, "Asked for on the page");
  if (wantsJson(req)) sendJson(res, 200, answered);
  else sendRedirect(res, linkTo(app, "#calls"));
}

async function refresh({ app, req, res, installation }: Exchange): Promise<void> {
  const tokens = app.store.installations.get(installation)?.tokens;
  await app.tokens.refresh(installation, tokens?.accessToken ?? "");
  answerWithInstallation(app, req, res, installation);
}

async function revoke({ app, req, res, installation }: Exchange): Promise<void> {
  await app.tokens.revoke(installation);
  answerWithInstallation(app, req, res, installation);
}

function answerWithInstallation(app: App, req: IncomingMessage, res: ServerResponse, id: string): void {
  const present = app.store.installations.get(id);
  if (wantsJson(req)) sendJson(res, 200, present === undefined ? null : showInstallation(present));
  else sendRedirect(res, linkTo(app, "#installations"));
}

function nextAfter(error: unknown): NextStep {
  if (error instanceof HttpError) return error.next;
  return error instanceof ReconnectNeeded ? "install" : "activity";
}

function fail(app: App, path: string, req: IncomingMessage, res: ServerResponse, error: unknown): void {
  if (res.headersSent || res.destroyed) return void res.destroy();
  req.resume();
  const known = error instanceof HttpError ? error.status : error instanceof ReconnectNeeded ? 409 : 502;
  const message = describeOAuthError(error);
  if (known === 502) console.error(error);
  if (wantsJson(req) || path === "/webhooks") sendJson(res, known, { error: message });
  else sendPage(res, known, messagePage(app, "That did not work", message, nextAfter(error)));
}

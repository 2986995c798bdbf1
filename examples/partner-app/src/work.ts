import type { App } from "./context.ts";
import { recordAt, textAt, textsAt } from "./json.ts";
import { callPlatform } from "./platform-api.ts";
import type { ReceivedEvent } from "./store.ts";

/** Does what an event asks for, after the delivery was answered. A failure is kept: a resend of the event tries again. */
export function startWork(app: App, event: ReceivedEvent): void {
  event.work = "running";
  work(app, event).then(
    (outcome) => Object.assign(event, { work: "done", outcome }),
    (error: unknown) =>
      Object.assign(event, { work: "failed", outcome: error instanceof Error ? error.message : String(error) }),
  );
}

async function work(app: App, event: ReceivedEvent): Promise<string> {
  const installation = event.installation;
  if (installation === null) return "Nothing to do: it names no installation.";
  switch (event.event) {
    case "order.created":
      return fetchOrder(app, installation, event.data);
    case "app.scopes_changed":
      return readScopes(app, installation);
    case "app.uninstalled":
      return endInstallation(app, installation, event.data);
    case "customer.redact":
      return erase(app, installation, event.data);
    case "customer.data_request":
      return `Kept for this workspace: ${app.store.orders.get(installation)?.length ?? 0} orders. A person answers with them.`;
    default:
      // New event types appear over time: an unknown one is taken and left alone, never answered with an error.
      return "Noted.";
  }
}

/** The event is a hint, the API is the truth: the order may have changed since. */
async function fetchOrder(app: App, installation: string, data: unknown): Promise<string> {
  const order = textAt(data, "id") ?? textAt(recordAt(data, "order"), "id");
  if (order === null) return "Nothing to do: it names no order.";
  if (app.switches.isOn("never-call-back")) return "Not fetched.";
  const path = `/api/v1/orders/${encodeURIComponent(order)}`;
  const { status, body } = await callPlatform(app, installation, { path }, `Fetch the order of ${order}`);
  if (status === 404) return "The order is gone.";
  if (status !== 200) throw new Error(`The platform answered ${status}.`);
  const customer = textAt(body, "customer") ?? textAt(body, "customer_id") ?? textAt(recordAt(body, "customer"), "id");
  app.store.addOrder(installation, { id: order, customer, at: new Date().toISOString() });
  return "Fetched the order.";
}

async function readScopes(app: App, installation: string): Promise<string> {
  const { status, body } = await callPlatform(app, installation, { path: "/api/v1/me" }, "Which scopes are left?");
  const present = app.store.installations.get(installation);
  if (status !== 200 || present === undefined) throw new Error(`The platform answered ${status}.`);
  app.store.putInstallation({ ...present, scopes: textsAt(body, "scopes") });
  return "Read the new scopes.";
}

/** The tokens are dead already when this arrives; ours go too, and with them what we kept. */
async function endInstallation(app: App, installation: string, data: unknown): Promise<string> {
  const present = app.store.installations.get(installation);
  const kept = app.switches.isOn("keep-tokens-after-uninstall");
  if (!kept) app.store.forgetTokens(installation, "uninstalled");
  else if (present !== undefined) app.store.putInstallation({ ...present, state: "uninstalled" });
  const tokens = kept ? "Kept the tokens." : "Forgot the tokens.";
  if (textAt(data, "deletion_id") === null) return tokens;
  return `${tokens} ${await erase(app, installation, data)}`;
}

/**
 * Deletes and says so. The event carries a token for this one confirmation, because the installation's own tokens may be gone;
 * it is sent to our platform only.
 */
async function erase(app: App, installation: string, data: unknown): Promise<string> {
  if (app.switches.isOn("ignore-deletion")) return "Ignored the deletion.";
  const id = textAt(data, "deletion_id");
  const token = textAt(data, "confirm_token");
  const address = textAt(data, "confirm_url") ?? `/api/v1/data-deletions/${encodeURIComponent(id ?? "")}/confirm`;
  const erased = app.store.eraseData(installation, textAt(data, "customer_id"));
  if (id === null || token === null) return `Deleted ${erased} records.`;

  const { issuer } = app.store.settings;
  const url = new URL(address, issuer);
  if (url.origin !== issuer) throw new Error("The confirmation address is not the platform's.");
  const started = performance.now();
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify({ receipt: `Deleted ${erased} records.` }),
    redirect: "error",
    signal: AbortSignal.timeout(10_000),
  });
  app.store.addApiCall({
    at: new Date().toISOString(),
    installation,
    method: "POST",
    path: url.pathname,
    status: response.status,
    ms: Math.round(performance.now() - started),
    why: "Confirm the deletion",
  });
  if (!response.ok)
    throw new Error(`Deleted ${erased} records, but the platform answered the confirmation with ${response.status}.`);
  return `Deleted ${erased} records and confirmed it.`;
}

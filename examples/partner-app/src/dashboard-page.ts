import { type App, addressOf, linkTo } from "./context.ts";
import { type Html, html } from "./html.ts";
import { layout } from "./layout.ts";
import type { ApiCall, Installation, ReceivedEvent } from "./store.ts";
import { last4 } from "./views.ts";

/** What came in, who installed, what was asked of the platform. */
export function dashboardPage(app: App): Html {
  const { store } = app;
  const installations = [...store.installations.values()];
  return layout(
    app,
    "Activity",
    "",
    html`${connection(app)}
<section aria-labelledby="installations"><h2 id="installations">Installations</h2>
${installations.length === 0 ? html`<p class="empty">No workspace has installed this app yet.</p>` : installations.map((item) => card(app, item))}</section>
<section aria-labelledby="events"><h2 id="events">Events received</h2>
${store.events.length === 0 ? html`<p class="empty">Nothing has arrived at ${linkTo(app, "webhooks")}.</p>` : eventTable(store.events)}</section>
<section aria-labelledby="calls"><h2 id="calls">API calls made</h2>
${store.apiCalls.length === 0 ? html`<p class="empty">No call was made.</p>` : callTable(store.apiCalls)}</section>`,
  );
}

function connection(app: App): Html {
  const { issuer, clientId } = app.store.settings;
  if (issuer === "" || clientId === "") {
    return html`<p class="note">Not connected to a platform. <a href="${linkTo(app, "settings")}">Fill in the settings</a> from your partner portal.</p>`;
  }
  return html`<p class="note"><span>Platform <code>${issuer}</code>, client <code>${clientId}</code></span>
<a class="button" href="${addressOf(app, "install")}">Install in a workspace</a></p>`;
}

const STATES: Readonly<Record<Installation["state"], string>> = {
  connected: "Connected",
  reconnect: "Needs installing again",
  uninstalled: "Uninstalled",
  revoked: "Tokens given back",
};

function card(app: App, item: Installation): Html {
  const track = app.store.sequences.get(item.id);
  const missing = track?.missing ?? [];
  const id = encodeURIComponent(item.id);
  const name = item.workspace.name || item.workspace.id || item.id;
  return html`<article><h3><bdi>${name}</bdi></h3>
<dl>
<dt>State</dt><dd>${STATES[item.state]}</dd>
<dt>Installation</dt><dd><code>${item.id}</code></dd>
<dt>Environment</dt><dd>${item.environment || "not said"}</dd>
<dt>Scopes</dt><dd><code>${item.scopes.join(" ") || "none"}</code></dd>
<dt>Access token</dt><dd>${tokenState(item)}</dd>
<dt>Deliveries</dt><dd>${track === undefined ? "none yet" : `numbers ${track.first} to ${track.last}`}${missing.length === 0 ? null : html`, <strong class="bad">missing ${missing.join(", ")}</strong>`}</dd>
<dt>Orders kept</dt><dd>${app.store.orders.get(item.id)?.length ?? 0}</dd>
</dl>
${item.tokens === null ? null : html`<div class="row">${action(app, `call/${id}`, "Read orders")}${action(app, `refresh/${id}`, "Refresh token")}${action(app, `revoke/${id}`, "Give tokens back")}</div>`}
</article>`;
}

function tokenState({ tokens }: Installation): Html {
  if (tokens === null) return html`none`;
  if (tokens.expiresAt <= Date.now()) return html`ran out, fetched anew at the next call`;
  const expires = new Date(tokens.expiresAt).toISOString();
  return html`<code>${last4(tokens.accessToken)}</code> until ${time(expires)}`;
}

function action(app: App, page: string, label: string): Html {
  return html`<form method="post" action="${linkTo(app, page)}"><button>${label}</button></form>`;
}

function eventTable(events: readonly ReceivedEvent[]): Html {
  const rows = events.map(
    (event) => html`<tr>
<td>${time(event.receivedAt)}</td>
<td>${event.event === null ? "unknown" : html`<code>${event.event}</code>`}</td>
<td>${proof(event)}</td>
<td>${event.sequence ?? "none"}</td>
<td>${event.copies}</td>
<td><code>${event.id}</code></td>
<td>${event.work === "failed" ? html`<span class="bad">Failed.</span> ` : null}${event.work === "running" ? "Working." : event.outcome}</td>
</tr>`,
  );
  return table("Newest first", ["Received", "Event", "Signature", "Number", "Copies", "Id", "What was done"], rows);
}

function proof(event: ReceivedEvent): Html {
  if (event.verdict === "verified") {
    return html`<span class="ok">✓ Verified</span>${event.xSignature === "wrong" ? " (X-Signature by another secret)" : null}`;
  }
  if (event.verdict === "unchecked") return html`<span class="warn">! Not checked</span>`;
  return html`<span class="bad">✕ Refused</span> ${event.reason}`;
}

function callTable(calls: readonly ApiCall[]): Html {
  const rows = calls.map(
    (call) => html`<tr>
<td>${time(call.at)}</td>
<td><code>${call.method} ${call.path}</code></td>
<td>${call.status === 0 ? html`<span class="bad">no answer</span>` : call.status}</td>
<td>${call.ms} ms</td>
<td>${call.why}</td>
<td><code>${call.installation}</code></td>
</tr>`,
  );
  return table("Newest first", ["At", "Call", "Status", "Took", "Why", "Installation"], rows);
}

function table(caption: string, heads: readonly string[], rows: readonly Html[]): Html {
  return html`<div class="scroll" role="region" aria-label="${caption}: ${heads.join(", ")}" tabindex="0"><table><caption>${caption}</caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function time(iso: string): Html {
  return html`<time datetime="${iso}">${iso.slice(0, 19).replace("T", " ")} UTC</time>`;
}

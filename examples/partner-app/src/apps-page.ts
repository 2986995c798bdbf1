import { type App, addressOf, linkTo } from "./context.ts";
import { type Html, html } from "./html.ts";
import { layout } from "./layout.ts";

/** `GET /apps` as JSON: every further app with the addresses its listing names, and what it has heard so far. */
export function showApps({ others }: App) {
  return [...others].map(([slug, app]) => ({
    slug,
    name: app.name,
    clientId: app.store.settings.clientId,
    installUrl: addressOf(app, "install"),
    redirectUri: addressOf(app, "callback"),
    endpointUrl: addressOf(app, "webhooks"),
    connected: [...app.store.installations.values()].filter(({ state }) => state === "connected").length,
    verified: app.store.events.filter(({ verdict }) => verdict === "verified").length,
    refused: app.store.events.filter(({ verdict }) => verdict === "refused").length,
  }));
}

/** The apps of this process, those that heard something first. */
export function appsPage(own: App): Html {
  const apps = showApps(own).sort((a, b) => b.verified - a.verified || a.name.localeCompare(b.name));
  const rows = apps.map((entry) => {
    const app = own.others.get(entry.slug);
    return html`<tr>
<th scope="row">${app === undefined ? null : html`<a href="${linkTo(app, "")}">${entry.name}</a>`}</th>
<td>${entry.connected}</td>
<td>${entry.verified}</td>
<td>${entry.refused === 0 ? 0 : html`<span class="bad">${entry.refused}</span>`}</td>
<td><code>${entry.clientId}</code></td>
</tr>`;
  });
  const heads = ["App", "Connected workspaces", "Events verified", "Refused", "Client"];
  return layout(
    own,
    "Apps",
    "apps",
    html`<p>One process may stand behind several listings. Each has its own client, secrets, installations and addresses.</p>
<div class="scroll" role="region" aria-label="Apps" tabindex="0"><table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div>`,
  );
}

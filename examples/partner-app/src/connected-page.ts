import { type App, linkTo } from "./context.ts";
import { type Html, html } from "./html.ts";
import { layout, ways } from "./layout.ts";
import type { Installation } from "./store.ts";

/** The end of an install: what is connected, and the way back to where the person came from. */
export function connectedPage(app: App, installation: Installation): Html {
  const name = installation.workspace.name || installation.id;
  const activity = { href: linkTo(app, ""), words: "See what arrives here" };
  const home =
    installation.url === null
      ? null
      : { href: installation.url, words: `Back to ${new URL(installation.url).host}, where you manage it` };
  return layout(
    app,
    "Connected",
    null,
    html`<p role="status"><bdi>${name}</bdi> is connected. Nothing is left to do here.</p>
${home === null ? ways(app, activity, []) : html`<p class="row"><a class="button" href="${home.href}">${home.words}</a><a href="${activity.href}">${activity.words}</a></p>`}
<dl><dt>Installation</dt><dd><code>${installation.id}</code></dd><dt>Scopes</dt><dd><code>${installation.scopes.join(" ")}</code></dd></dl>`,
  );
}

import type { App } from "./context.ts";
import { type Html, html } from "./html.ts";
import { layout } from "./layout.ts";

/** The public pages a listing links to: what a partner's own site would hold. */
const PAGES = {
  "/guide": [
    "Guide",
    html`<p>Press Install, choose a workspace, agree to what is read. New orders show here within seconds.</p>
<p>Needs the permission to read orders: each new order is fetched once and counted. To remove it, press Remove in your workspace;
what was kept is deleted and a receipt is sent.</p>`,
  ],
  "/demo": [
    "Demo",
    html`<p>Create an order in the demo shop and watch it arrive on the <a href="/">activity page</a>.</p>`,
  ],
  "/help": ["Help", html`<p>Write to help@partner-app.example. We answer on working days within a day.</p>`],
  "/privacy": [
    "Privacy",
    html`<p>Orders are kept in memory while the app is connected and deleted when it is removed.</p>`,
  ],
  "/terms": ["Terms", html`<p>This is an example to copy. It comes without any promise.</p>`],
} as const satisfies Record<string, readonly [string, Html]>;

export type SitePath = keyof typeof PAGES;

/** Paths of the public pages. */
export const SITE_PAGES: readonly SitePath[] = ["/guide", "/demo", "/help", "/privacy", "/terms"];

/** Whether a path is one of them. */
export function isSitePath(path: string): path is SitePath {
  return Object.hasOwn(PAGES, path);
}

/** One public page. */
export function sitePage(app: App, path: SitePath): Html {
  const [title, content] = PAGES[path];
  return layout(app, title, null, content);
}

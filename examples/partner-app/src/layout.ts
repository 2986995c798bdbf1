import { type App, linkTo } from "./context.ts";
import { type Html, html } from "./html.ts";
import type { NextStep } from "./http.ts";

const PAGES = [
  { page: "", name: "Activity" },
  { page: "settings", name: "Settings" },
  { page: "switches", name: "Switches" },
];

/** The frame around every page; `page` marks where the reader is. */
export function layout(app: App, title: string, page: string | null, content: Html): Html {
  const link = (href: string, name: string, here: boolean) =>
    html`<a href="${href}"${here ? html` aria-current="page"` : null}>${name}</a>`;
  const links = PAGES.map((entry) => link(linkTo(app, entry.page), entry.name, entry.page === page));
  const all = app.others.size === 0 ? null : link("/apps", "Apps", page === "apps");
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${app.name}</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<a class="skip" href="#main">Skip to content</a>
<header><strong>${app.name}</strong><nav aria-label="Pages">${links}${all}</nav></header>
<main id="main"><h1>${title}</h1>${content}</main>
</body>
</html>
`;
}

/** Where a button on a page leads. */
export type Way = { readonly href: string; readonly words: string };

/** What can be pressed next: the one thing that helps as a button, the rest as links, the platform last. */
export function ways(app: App, first: Way, others: readonly Way[], back: string | null = null): Html {
  const { issuer } = app.store.settings;
  const home = back ?? (issuer === "" ? null : issuer);
  const all = home === null ? others : [...others, { href: home, words: `Back to ${new URL(home).host}` }];
  return html`<p class="row"><a class="button" href="${first.href}">${first.words}</a>${all.map(({ href, words }) => html`<a href="${href}">${words}</a>`)}</p>`;
}

const NEXT: Readonly<Record<NextStep, { readonly page: string; readonly words: string }>> = {
  install: { page: "install", words: "Start the install again" },
  settings: { page: "settings", words: "Open the settings" },
  activity: { page: "", words: "Go to activity" },
};

/** A page with one message and the way on. */
export function messagePage(app: App, title: string, message: string, next: NextStep): Html {
  const way = (step: NextStep) => ({ href: linkTo(app, NEXT[step].page), words: NEXT[step].words });
  const others = next === "activity" ? [] : [way("activity")];
  return layout(app, title, null, html`<p role="status">${message}</p>${ways(app, way(next), others)}`);
}

import { type App, linkTo } from "./context.ts";
import { type Html, html } from "./html.ts";

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

/** A page with one message and the way on. */
export function messagePage(app: App, title: string, message: string): Html {
  return layout(
    app,
    title,
    null,
    html`<p role="status">${message}</p><p><a href="${linkTo(app, "")}">Go to activity</a></p>`,
  );
}

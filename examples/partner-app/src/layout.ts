import { type Html, html } from "./html.ts";

const PAGES = [
  { path: "/", name: "Activity" },
  { path: "/settings", name: "Settings" },
  { path: "/switches", name: "Switches" },
];

/** The frame around every page; `path` marks where the reader is. */
export function layout(title: string, path: string, content: Html): Html {
  const links = PAGES.map(
    (page) => html`<a href="${page.path}"${page.path === path ? html` aria-current="page"` : null}>${page.name}</a>`,
  );
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Example partner app</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<a class="skip" href="#main">Skip to content</a>
<header><strong>Example partner app</strong><nav aria-label="Pages">${links}</nav></header>
<main id="main"><h1>${title}</h1>${content}</main>
</body>
</html>
`;
}

/** A page with one message and the way on. */
export function messagePage(title: string, message: string): Html {
  return layout(title, "", html`<p role="status">${message}</p><p><a href="/">Go to activity</a></p>`);
}

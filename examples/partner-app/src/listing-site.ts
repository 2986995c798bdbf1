import type { App } from "./context.ts";
import { type Html, html } from "./html.ts";
import { layout } from "./layout.ts";
import type { ListingSite } from "./site-facts.ts";
import type { SitePath } from "./site-pages.ts";

const list = (entries: readonly string[]) => html`<ul>${entries.map((entry) => html`<li>${entry}</li>`)}</ul>`;

/** What it reaches, in a sentence or a list. */
function reaches(site: ListingSite): Html {
  if (site.reasons.length === 0) return html`<p>${site.name} asks for no permissions in your workspace.</p>`;
  return html`<p>${site.name} is allowed to do this, and nothing else:</p>${list(site.reasons)}`;
}

const CONTENT: Readonly<Record<SitePath, readonly [title: string, content: (site: ListingSite) => Html]>> = {
  "/demo": [
    "Demo",
    (site) => html`<p>${site.promise}</p><p>${site.about}</p><h2>What to look at</h2>${list(site.features)}
<p>Install it in a workspace of your own to try it with your orders. Removing it leaves nothing behind.</p>`,
  ],
  "/guide": [
    "Guide",
    (site) => html`<p>${site.promise}</p><h2>Set it up</h2>
<ol>${site.steps.map((step) => html`<li>${step}</li>`)}</ol><h2>Permissions</h2>${reaches(site)}
<h2>Remove it</h2><p>Press Remove in your workspace. Access ends at once. ${site.retention}</p>`,
  ],
  "/help": [
    "Help",
    (
      site,
    ) => html`<p>Write to <a href="mailto:${site.email}">${site.email}</a>. We answer on working days within a day.</p>
<p>Say which workspace it is and what you expected; never send passwords.</p>`,
  ],
  "/privacy": [
    "Privacy",
    (site) => html`<p>${site.company} processes the data of your workspace on your behalf.</p>${reaches(site)}
<h2>Where and how long</h2><p>Data is kept in ${site.location}. ${site.retention}</p>
<h2>Your rights</h2><p>For a copy, a correction or a deletion, write to ${site.email}. Data is never sold.</p>`,
  ],
  "/terms": [
    "Terms",
    (site) => html`<p>These terms are between you and ${site.company}. They cover ${site.name}.</p>
<h2>Use</h2><p>You may use it while it is installed. You may remove it at any time.</p>
<h2>Payment</h2><p>Prices are those of the listing. A plan ends with the month in which you cancel it.</p>
<h2>Liability</h2><p>${site.company} is liable for intent and gross negligence. Nothing here limits what the law grants you.</p>`,
  ],
};

/** One page of a listing's partner. */
export function listingPage(app: App, path: SitePath, site: ListingSite): Html {
  const [title, content] = CONTENT[path];
  return layout(app, `${site.name}: ${title}`, null, content(site));
}

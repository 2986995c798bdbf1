import type { VersionContent } from "@/lib/listings/schema";

/** Most links of a listing's text that are followed. */
export const MOST_LINKS = 20;

const ADDRESS = /https?:\/\/[^\s<>"'`\])}]+/gi;

/** The texts that a partner writes in Markdown or that may hold an address. */
function texts(content: VersionContent): string[] {
  return [
    content.description,
    content.promise,
    content.changes,
    content.dataRetention,
    ...content.features.map((feature) => feature.text),
    ...content.setupSteps.map((step) => step.text),
    ...content.requirements,
  ];
}

/** Every http address in the listing's own text, once each, in the order people meet them; at most `MOST_LINKS`. */
export function linksIn(content: VersionContent): string[] {
  const found = texts(content).flatMap((text) => text.match(ADDRESS) ?? []);
  const clean = found
    .map((url) => url.replace(/[.,;:!?*_]+$/, "").replace(/#.*$/, ""))
    .filter((url) => URL.canParse(url));
  return [...new Set(clean)].slice(0, MOST_LINKS);
}

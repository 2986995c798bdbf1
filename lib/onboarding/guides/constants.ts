/** The written guides, in reading order; `docs/guides/<slug>.md` holds each text. */
export const GUIDES = [
  { slug: "quick-start", title: "Quick start", summary: "From registering to your first answer in five minutes." },
  { slug: "requests", title: "Calling the API", summary: "Tokens, pages, tags, doing things once, limits." },
  { slug: "oauth", title: "OAuth", summary: "Installing, consent, tokens, refresh, removal." },
  { slug: "webhooks", title: "Webhooks", summary: "What arrives, how to verify it, retries, order and gaps." },
] as const;

export type GuideSlug = (typeof GUIDES)[number]["slug"];

import Link from "next/link";
import { DocsPage } from "@/components/docs/docs-page";
import { ButtonLink } from "@/components/ui/button";
import { GUIDES } from "@/lib/onboarding/guides/constants";

export const metadata = { title: { absolute: "Documentation" } };

const LOOK_UP = [
  { href: "/partner/docs/api", title: "API reference", summary: "Every call with its fields, to try in the page." },
  { href: "/partner/docs/events", title: "Event catalog", summary: "Each type: when, why, schema, sample." },
  { href: "/partner/docs/scopes", title: "Permissions", summary: "What an app may be granted." },
  { href: "/partner/docs/errors", title: "Errors", summary: "Every code and what to do." },
  { href: "/partner/docs/limits", title: "Limits", summary: "How many calls, how large." },
  { href: "/partner/docs/rubric", title: "Rubric", summary: "What certification looks at, rule by rule." },
];

export default function DocsHomePage() {
  const cards = [...GUIDES.map(({ slug, ...guide }) => ({ ...guide, href: `/partner/docs/${slug}` })), ...LOOK_UP];
  return (
    <DocsPage
      title="Build an integration"
      summary="Everything is open before you register: read the API, try it in your own sandbox, then hand in for certification."
    >
      <div className="flex flex-wrap gap-3">
        <ButtonLink href="/partner/docs/quick-start" variant="signal" size="l">
          Make your first call
        </ButtonLink>
        <ButtonLink href="/api/v1/openapi.json" size="l" prefetch={false}>
          OpenAPI document
        </ButtonLink>
      </div>
      <ul className="grid gap-4 pt-4 sm:grid-cols-2">
        {cards.map((card) => (
          <li key={card.href}>
            <Link
              href={card.href}
              className="grid h-full gap-1 rounded-lg border border-line bg-panel p-5 no-underline hover:border-line-2 hover:bg-raised"
            >
              <strong className="t-3">{card.title}</strong>
              <span className="text-ink-2">{card.summary}</span>
            </Link>
          </li>
        ))}
      </ul>
    </DocsPage>
  );
}

import { GUIDES } from "@/lib/onboarding/guides/constants";
import { apiGroups } from "./api-groups";
import type { DocsSection } from "./docs-nav";

const base = "/partner/docs";

/** The pages of the documentation, in the order of its contents. */
export function docsSections(): DocsSection[] {
  return [
    {
      title: "Start",
      links: [
        { href: base, label: "Overview" },
        ...GUIDES.map(({ slug, title }) => ({ href: `${base}/${slug}`, label: title })),
      ],
    },
    {
      title: "API reference",
      links: [
        { href: `${base}/api`, label: "All calls" },
        ...apiGroups().map(({ slug, tag }) => ({ href: `${base}/api/${slug}`, label: tag })),
      ],
    },
    {
      title: "Look up",
      links: [
        { href: `${base}/events`, label: "Event catalog" },
        { href: `${base}/scopes`, label: "Permissions" },
        { href: `${base}/errors`, label: "Errors" },
        { href: `${base}/limits`, label: "Limits" },
        { href: `${base}/rubric`, label: "Rubric" },
      ],
    },
  ];
}

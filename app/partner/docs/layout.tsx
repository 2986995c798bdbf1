import type { Metadata } from "next";
import type { ReactNode } from "react";
import { apiGroups } from "@/components/docs/api-groups";
import { DocsShell } from "@/components/docs/docs-shell";
import { GUIDES } from "@/lib/onboarding/guides/constants";

export const metadata: Metadata = {
  title: { default: "Documentation", template: "%s | Documentation" },
  description: "How to build, certify and run an integration.",
  robots: { index: true },
};

const base = "/partner/docs";

/** Public: nothing here depends on who reads, so the pages are made once. */
export default function DocsLayout({ children }: { readonly children: ReactNode }) {
  const sections = [
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
  return <DocsShell sections={sections}>{children}</DocsShell>;
}

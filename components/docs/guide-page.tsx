import type { Metadata } from "next";
import { GUIDES, type GuideSlug } from "@/lib/onboarding/guides/constants";
import { headingsOf } from "@/lib/onboarding/guides/heading-id";
import { loadGuide } from "@/lib/onboarding/guides/loaders";
import { DocsPage } from "./docs-page";
import { GuideText } from "./guide-text";

const guideOf = (slug: GuideSlug) => GUIDES.find((guide) => guide.slug === slug) ?? GUIDES[0];

/** Title and description of a guide's page. */
export function guideMetadata(slug: GuideSlug): Metadata {
  const { title, summary } = guideOf(slug);
  return { title, description: summary };
}

/** A guide's page. Each guide has a folder of its own, so that every page is made at build time and nothing asks for parameters. */
export function GuidePage({ slug }: { readonly slug: GuideSlug }) {
  const { title, summary } = guideOf(slug);
  const text = loadGuide(slug);
  return (
    <DocsPage title={title} summary={summary} headings={headingsOf(text)}>
      <GuideText text={text} />
    </DocsPage>
  );
}

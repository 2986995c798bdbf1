import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DocsPage } from "@/components/docs/docs-page";
import { GuideText } from "@/components/docs/guide-text";
import { headingsOf } from "@/components/docs/heading-id";
import { findGuide, GUIDES } from "@/lib/onboarding/guides/constants";
import { loadGuide } from "@/lib/onboarding/guides/loaders";

export function generateStaticParams() {
  return GUIDES.map(({ slug }) => ({ guide: slug }));
}

export async function generateMetadata({ params }: PageProps<"/partner/docs/[guide]">): Promise<Metadata> {
  const guide = findGuide((await params).guide);
  return guide ? { title: guide.title, description: guide.summary } : {};
}

export default async function GuidePage({ params }: PageProps<"/partner/docs/[guide]">) {
  const guide = findGuide((await params).guide) ?? notFound();
  const text = loadGuide(guide.slug);
  return (
    <DocsPage title={guide.title} summary={guide.summary} headings={headingsOf(text)}>
      <GuideText text={text} />
    </DocsPage>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { TextLink } from "@/components/accounts/text-link";
import { AuthShell } from "@/components/layout/auth-shell";
import { ReportForm } from "@/components/reviews/report-form";
import { loadPersonScope } from "@/lib/accounts/gates/loaders";
import { db } from "@/lib/platform/db";
import { toLocale } from "@/lib/platform/messages/locales";
import { getReviewToReport } from "@/lib/reviews/data";

export const instant = false;

type Props = PageProps<"/[locale]/report/[review]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "review.report" });
  return { title: t("title"), robots: { index: false } };
}

/** Tells the moderators about a review; reached from the review itself, by anyone who is signed in. */
export default async function ReportPage({ params }: Props) {
  const { locale: asked, review: shownId } = await params;
  const locale = toLocale(asked);
  setRequestLocale(locale);
  const scope = await loadPersonScope("review.report");
  const review = (await getReviewToReport(db(), scope, shownId)) ?? notFound();
  const t = await getTranslations({ locale, namespace: "review.report" });
  return (
    <AuthShell
      locale={locale}
      path={`/${locale}/report/${shownId}`}
      title={t("title")}
      intro={t("intro", { name: review.listingName })}
      footer={<TextLink href={`/${locale}/integrations/${review.listingSlug}#reviews`}>{t("back")}</TextLink>}
    >
      <blockquote className="grid gap-1 border-s-2 border-line-2 ps-3.5" lang={review.lang} dir="auto">
        <p className="t-3">{review.title}</p>
        <p className="t-small line-clamp-6 whitespace-pre-line text-ink-2">{review.body}</p>
      </blockquote>
      <ReportForm locale={locale} review={review.id} />
    </AuthShell>
  );
}

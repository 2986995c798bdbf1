import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { PageHeader } from "@/components/layout/page-header";
import { ReviewForm } from "@/components/reviews/review-form";
import { ButtonLink } from "@/components/ui/button";
import { State } from "@/components/ui/state";
import { loadWorkspaceScope } from "@/lib/accounts/gates/loaders";
import { db } from "@/lib/platform/db";
import { toLocale } from "@/lib/platform/locales";
import { getReviewForm } from "@/lib/reviews/data";

export const instant = false;

type Props = PageProps<"/[locale]/workspace/[workspace]/installed/[installation]/review">;

export default async function ReviewPage({ params }: Props) {
  const { locale: asked, workspace, installation } = await params;
  const locale = toLocale(asked);
  setRequestLocale(locale);
  const scope = await loadWorkspaceScope(workspace, "review.write");
  const form = (await getReviewForm(db(), scope, installation)) ?? notFound();
  const t = await getTranslations({ locale, namespace: "review" });
  const back = `/${locale}/workspace/${workspace}/installed/${installation}`;
  return (
    <>
      <PageHeader
        title={t("title", { name: form.listingName })}
        crumbs={[{ label: form.listingName, href: back }]}
        locale={locale}
      >
        {t("intro", { version: form.versionNumber, workspace: scope.workspaceName })}
      </PageHeader>
      {form.eligibility.open ? (
        <ReviewForm locale={locale} workspace={workspace} form={form} />
      ) : (
        <State kind="empty" title={t("notYet")} actions={<ButtonLink href={back}>{t("back")}</ButtonLink>}>
          {t("notYetWhy", { days: form.eligibility.daysLeft, events: form.eligibility.eventsLeft })}
        </State>
      )}
    </>
  );
}

import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { ListedAs } from "@/components/installs/listed-as";
import { PageHeader } from "@/components/layout/page-header";
import { ReviewForm } from "@/components/reviews/review-form";
import { ButtonLink } from "@/components/ui/button";
import { State } from "@/components/ui/state";
import { loadWorkspaceScope } from "@/lib/accounts/gates/loaders";
import { toLocale } from "@/lib/platform/messages/locales";
import { loadReviewForm } from "@/lib/reviews/loaders";

export const instant = false;

type Props = PageProps<"/[locale]/workspace/[workspace]/installed/[installation]/review">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, workspace, installation } = await params;
  const form = await loadReviewForm(await loadWorkspaceScope(workspace, "review.write"), installation);
  const t = await getTranslations({ locale: toLocale(locale), namespace: "review" });
  return { title: t("title", { name: form.shownName }) };
}

/** The workspace's one review of what it installed. */
export default async function ReviewPage({ params }: Props) {
  const { locale: asked, workspace, installation } = await params;
  const locale = toLocale(asked);
  setRequestLocale(locale);
  const scope = await loadWorkspaceScope(workspace, "review.write");
  const form = await loadReviewForm(scope, installation);
  const t = await getTranslations({ locale, namespace: "review" });
  const back = `/${locale}/workspace/${workspace}/installed/${installation}`;
  return (
    <>
      <PageHeader
        title={t("title", { name: form.shownName })}
        tag={<ListedAs name={form.listingName} shown={form.shownName} lang={form.lang} />}
        crumbs={[{ label: form.shownName, href: back }]}
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

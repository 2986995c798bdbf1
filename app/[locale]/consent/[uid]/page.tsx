import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { ConsentAside } from "@/components/authorization/consent-aside";
import { AgreeForm, AskForm, RefuseForm } from "@/components/authorization/consent-forms";
import { ConsentFrame } from "@/components/authorization/consent-frame";
import { Decided } from "@/components/authorization/decided";
import { WorkspacePicker } from "@/components/authorization/workspace-picker";
import { StopNote } from "@/components/installs/stop-note";
import { ButtonLink } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { State } from "@/components/ui/state";
import { getPublicScope } from "@/lib/accounts/gates/data";
import { loadPersonScope } from "@/lib/accounts/gates/loaders";
import { getMarketplaceName } from "@/lib/accounts/marketplace/data";
import { searchText } from "@/lib/accounts/search-text";
import type { AnyPersonScope } from "@/lib/accounts/types";
import { getConsentRequest } from "@/lib/authorization/interactions/data";
import type { ConsentRequest, WorkspaceChoice } from "@/lib/authorization/interactions/types";
import { getDeciders } from "@/lib/installs/data";
import { isInstallable, mayWork } from "@/lib/installs/installable";
import { getRequestSummary } from "@/lib/installs/requests/data";
import { getStopReason } from "@/lib/lifecycle/measures/data";
import { db } from "@/lib/platform/db";
import { type Locale, toLocale } from "@/lib/platform/messages/locales";
import { getBusinessTime } from "@/lib/platform/time";

export const instant = false;

export async function generateMetadata({ params }: PageProps<"/[locale]/consent/[uid]">): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "consent" });
  return { title: t("pageTitle"), robots: { index: false } };
}

/** The workspace the page is about: the one chosen, the one the partner's link named, or the first where something can be done. */
function chosenOf(request: ConsentRequest, asked: string): WorkspaceChoice | null {
  const open = request.choices.filter(
    (choice) => choice.state !== "blocked" && (choice.mayConsent || choice.state !== "installed"),
  );
  const named = [asked, request.hint].map((id) => open.find((choice) => choice.workspace === id)).find(Boolean);
  const decides = open.find((choice) => choice.mayConsent && choice.state !== "installed");
  return named ?? decides ?? open.find((choice) => choice.state !== "installed") ?? open[0] ?? null;
}

/** Agree, narrow, ask or say no: one integration, one workspace, in words. */
export default async function ConsentPage({ params, searchParams }: PageProps<"/[locale]/consent/[uid]">) {
  const { locale: asked, uid } = await params;
  const locale = toLocale(asked);
  setRequestLocale(locale);
  const scope = await loadPersonScope("oauth.consent.read");
  const marketplace = await getMarketplaceName(db(), getPublicScope());
  const t = await getTranslations({ locale, namespace: "consent" });
  const own = `/${locale}/consent/${uid}`;
  const request = await getConsentRequest(db(), scope.person, uid);
  if (!request) {
    return (
      <ConsentFrame locale={locale} path={own} marketplace={marketplace}>
        <State
          kind="empty"
          level={1}
          title={t("goneTitle")}
          actions={<ButtonLink href={`/${locale}/search`}>{t("stopped.home")}</ButtonLink>}
        >
          <p>{t("goneWhy")}</p>
          <p>{t("goneNext")}</p>
        </State>
      </ConsentFrame>
    );
  }
  if (request.decided) {
    const { installation } = request.decided;
    const asked = installation ? await getRequestSummary(db(), request.choices, installation) : null;
    return (
      <ConsentFrame locale={locale} path={own} marketplace={marketplace}>
        <Decided request={request} decided={request.decided} asked={asked} locale={locale} />
      </ConsentFrame>
    );
  }
  const choice = chosenOf(request, searchText((await searchParams).workspace));
  const chosenHref = (workspace: string) => `${own}?workspace=${workspace}`;
  const certified =
    request.target.certifiedUntil !== null && request.target.certifiedUntil > (await getBusinessTime(db()));
  return (
    <ConsentFrame locale={locale} path={choice ? chosenHref(choice.workspace) : own} marketplace={marketplace}>
      <div className="panel grid md:grid-cols-[minmax(280px,360px)_minmax(0,1fr)]">
        <ConsentAside target={request.target} marketplace={marketplace} certified={certified} locale={locale} />
        <div className="grid content-start gap-6 p-5 md:p-7">
          {request.choices.length > 0 && (
            <section className="grid gap-2.5">
              <h2 className="t-3">{t("where")}</h2>
              <WorkspacePicker
                choices={request.choices}
                chosen={choice?.workspace ?? null}
                href={chosenHref}
                locale={locale}
              />
            </section>
          )}
          <Decision request={request} choice={choice} scope={scope} locale={locale} />
          <RefuseForm request={request} choice={choice} locale={locale} />
        </div>
      </div>
    </ConsentFrame>
  );
}

async function Decision({
  request,
  choice,
  scope,
  locale,
}: {
  request: ConsentRequest;
  choice: WorkspaceChoice | null;
  scope: AnyPersonScope;
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "consent" });
  if (!choice) {
    const sandbox = request.target.environment === "sandbox";
    return (
      <State
        kind="empty"
        title={t("noWorkspace")}
        actions={sandbox ? undefined : <ButtonLink href={`/${locale}/workspace`}>{t("createWorkspace")}</ButtonLink>}
      >
        {sandbox ? t("noSandbox") : null}
      </State>
    );
  }
  const { target } = request;
  if (!mayWork(target) || (!isInstallable(target) && choice.state !== "installed")) {
    if (target.environment === "live" && target.installBlock !== "none")
      return <StopNote block={target.installBlock} reason={await getStopReason(db(), scope, target)} locale={locale} />;
    return (
      <FormMessage tone="warn">
        <strong>{t("unavailable")}.</strong> {t("unavailableWhy")}
      </FormMessage>
    );
  }
  if (choice.mayConsent) return <AgreeForm request={request} choice={choice} locale={locale} />;
  return <AskForm request={request} choice={choice} deciders={await getDeciders(db(), choice)} locale={locale} />;
}

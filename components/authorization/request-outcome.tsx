import { getTranslations } from "next-intl/server";
import { HiddenFields } from "@/components/accounts/hidden-fields";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink, buttonClass } from "@/components/ui/button";
import { formWords } from "@/components/ui/form-words";
import { State } from "@/components/ui/state";
import { SubmitButton } from "@/components/ui/submit-button";
import { withdrawInstallRequest } from "@/lib/installs/actions";
import type { RequestView } from "@/lib/installs/views/types";
import type { Locale } from "@/lib/platform/messages/locales";

/** What came of a request, or who has it now, for whoever may not decide. */
export async function RequestOutcome({
  request,
  base,
  workspace,
  locale,
}: {
  readonly request: RequestView;
  /** Address of the workspace, without a slash at the end. */
  readonly base: string;
  readonly workspace: string;
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "installs.request" });
  const again = <ButtonLink href={`${base}/install/${request.slug}`}>{t("again")}</ButtonLink>;
  const installed = <ButtonLink href={`${base}/installed/${request.installation}`}>{t("seeInstalled")}</ButtonLink>;
  switch (request.state) {
    case "requested":
      return (
        <State
          kind="empty"
          bare
          title={request.decider ? t("waitTitle", { name: request.decider.name }) : t("waitNobody")}
        >
          <p>{t("waitText")}</p>
          {request.requestedBy.isMe && (
            <ActionForm action={withdrawInstallRequest} words={formWords(locale)}>
              <HiddenFields fields={{ workspace, locale, installation: request.installation }} />
              <SubmitButton variant="default">{t("take")}</SubmitButton>
            </ActionForm>
          )}
        </State>
      );
    case "refused":
      return (
        <State kind="forbidden" bare title={t("refusedBy", { name: request.decidedBy ?? "" })} actions={again}>
          {request.decisionReason && (
            <p>
              <bdi>{request.decisionReason}</bdi>
            </p>
          )}
        </State>
      );
    case "withdrawn":
      return <State kind="empty" bare title={t("withdrawn")} actions={again} />;
    case "uninstalled":
      return (
        <State kind="empty" bare title={t("approvedBy", { name: request.decidedBy ?? "" })} actions={installed}>
          {t("removedText")}
        </State>
      );
    default:
      return (
        <State
          kind="empty"
          bare
          title={t("approvedBy", { name: request.decidedBy ?? "" })}
          actions={
            <>
              {request.finishUrl && (
                <a className={buttonClass({ variant: "signal", wraps: true })} href={request.finishUrl}>
                  {t("finish", { partner: request.partnerName })}
                </a>
              )}
              {installed}
            </>
          }
        >
          {request.finishUrl && <p>{t("finishText", { partner: request.partnerName })}</p>}
        </State>
      );
  }
}

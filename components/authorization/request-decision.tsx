import { getTranslations } from "next-intl/server";
import { HiddenFields } from "@/components/accounts/hidden-fields";
import { EventRow, ScopeRows } from "@/components/installs/scope-rows";
import { ActionForm } from "@/components/ui/action-form";
import { FormMessage } from "@/components/ui/form-message";
import { formWords } from "@/components/ui/form-words";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextareaField } from "@/components/ui/textarea-field";
import { approveInstallRequest } from "@/lib/authorization/consents/actions";
import { refuseInstallRequest } from "@/lib/installs/actions";
import type { RequestView } from "@/lib/installs/views/types";
import type { Locale } from "@/lib/platform/messages/locales";

/** An owner or admin decides a request: approve with a choice of permissions, or refuse with a reason. */
export async function RequestDecision({
  request,
  workspace,
  workspaceName,
  locale,
}: {
  readonly request: RequestView;
  readonly workspace: string;
  readonly workspaceName: string;
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "installs.request" });
  const words = await getTranslations({ locale, namespace: "installs.detail" });
  const { content } = request;
  const hidden = <HiddenFields fields={{ workspace, locale, installation: request.installation }} />;
  const needed = content?.scopes.filter((use) => !use.optional) ?? [];
  const optional = content?.scopes.filter((use) => use.optional) ?? [];
  const on = optional.map((use) => use.scope);
  return (
    <div className="grid gap-6">
      {content === null || !request.installable ? (
        request.installBlock === "none" && <FormMessage tone="warn">{t("gone")}</FormMessage>
      ) : (
        <ActionForm action={approveInstallRequest} words={formWords(locale)} className="grid gap-5">
          {hidden}
          <HiddenFields fields={{ version: request.version ?? undefined }} />
          {needed.length + content.events.length > 0 && (
            <section className="grid gap-2.5">
              <h2 className="t-3">{t("needed")}</h2>
              {needed.length > 0 && (
                <ScopeRows
                  uses={needed}
                  granted={[]}
                  lang={content.lang}
                  alwaysOn={words("alwaysOn")}
                  locale={locale}
                />
              )}
              <EventRow events={content.events} title={words("told")} locale={locale} />
            </section>
          )}
          {optional.length > 0 && (
            <section className="grid gap-2.5">
              <div className="flex flex-wrap items-baseline gap-x-3">
                <h2 className="t-3">{t("choice")}</h2>
                <p className="t-small text-ink-3">{t("choiceNote")}</p>
              </div>
              <ScopeRows
                uses={optional}
                granted={on}
                lang={content.lang}
                alwaysOn={words("alwaysOn")}
                locale={locale}
              />
            </section>
          )}
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <SubmitButton variant="signal" size="l" pendingLabel={t("approving")}>
              {t("approve", { workspace: workspaceName })}
            </SubmitButton>
            <span className="t-small text-ink-3">
              {content.redirectUris.length > 0
                ? t("approveNote", { partner: request.partnerName })
                : t("approveDirect")}
            </span>
          </div>
        </ActionForm>
      )}
      <details className="border-t border-line pt-4">
        <summary className="t-3 cursor-pointer text-ink-2">{t("refuseTitle")}</summary>
        <ActionForm action={refuseInstallRequest} words={formWords(locale)} className="mt-3 grid gap-3" noValidate>
          {hidden}
          <TextareaField
            name="reason"
            label={t("reason")}
            hint={t("reasonHint", { who: request.requestedBy.name })}
            rows={2}
            maxLength={500}
            required
          />
          <div>
            <SubmitButton variant="default">{t("refuse")}</SubmitButton>
          </div>
        </ActionForm>
      </details>
    </div>
  );
}

import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { HiddenFields } from "@/components/accounts/hidden-fields";
import { AskFields } from "@/components/installs/ask-fields";
import { EventRow, ScopeRows } from "@/components/installs/scope-rows";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { formWords } from "@/components/ui/form-words";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextareaField } from "@/components/ui/textarea-field";
import { agreeToConnect, askToConnect, refuseToConnect } from "@/lib/authorization/interactions/decisions/actions";
import type { ConsentRequest, WorkspaceChoice } from "@/lib/authorization/interactions/types";
import type { Decider } from "@/lib/installs/types";
import { formatId } from "@/lib/platform/ids";
import type { Locale } from "@/lib/platform/messages/locales";

type Props = { readonly request: ConsentRequest; readonly choice: WorkspaceChoice; readonly locale: Locale };

/** Permissions in words, required and optional apart. */
export async function ConsentScopes({
  request,
  editable,
  locale,
}: {
  readonly request: ConsentRequest;
  readonly editable: boolean;
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "consent" });
  const { content } = request.target;
  const needed = request.offered.filter((use) => !use.optional);
  const optional = request.offered.filter((use) => use.optional);
  const common = { lang: content.lang, alwaysOn: t("alwaysOn"), locale, locked: !editable };
  return (
    <>
      <section className="grid gap-2.5">
        <div className="flex flex-wrap items-baseline gap-x-3">
          <h2 className="t-3">{t("needed")}</h2>
          {needed.length > 0 && <p className="t-small text-ink-3">{t("neededNote")}</p>}
        </div>
        {needed.length === 0 && content.events.length === 0 && <p className="text-ink-2">{t("noScopes")}</p>}
        {needed.length > 0 && <ScopeRows {...common} uses={needed} granted={[]} />}
        <EventRow events={content.events} title={t("told")} locale={locale} />
      </section>
      {optional.length > 0 && (
        <section className="grid gap-2.5">
          <div className="flex flex-wrap items-baseline gap-x-3">
            <h2 className="t-3">{t("choice")}</h2>
            <p className="t-small text-ink-3">{t("choiceNote")}</p>
          </div>
          <ScopeRows {...common} uses={optional} granted={optional.map((use) => use.scope)} />
        </section>
      )}
    </>
  );
}

/** What an owner or admin decides with. */
export async function AgreeForm({ request, choice, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "consent" });
  const again = choice.state === "installed";
  const label = again ? "agreeAgain" : choice.state === "pending" ? "finish" : "agree";
  return (
    <ActionForm action={agreeToConnect} words={formWords(locale)} className="grid gap-6">
      <HiddenFields
        fields={{
          workspace: choice.workspace,
          locale,
          uid: request.uid,
          version: formatId("version", request.target.versionId),
        }}
      />
      {again && <FormMessage tone="info">{t("againNote", { partner: request.target.partnerName })}</FormMessage>}
      {choice.state === "requested" && (
        <FormMessage tone="info">{t("requestedNote", { workspace: choice.name })}</FormMessage>
      )}
      {!again && <ConsentScopes request={request} editable locale={locale} />}
      <p className="t-small text-ink-2">{t("whoSees", { workspace: choice.name })}</p>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SubmitButton variant="signal" size="l" pendingLabel={t("connecting")}>
          {t(label, { workspace: choice.name })}
        </SubmitButton>
        <span className="t-small text-ink-3">{t("backTo", { partner: request.target.partnerName })}</span>
      </div>
    </ActionForm>
  );
}

/** Where to go from a note that offers nothing to decide. */
function WayOn({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <p className="mt-2">
      <ButtonLink href={href}>{children}</ButtonLink>
    </p>
  );
}

/** What a member asks with. */
export async function AskForm({
  request,
  choice,
  deciders,
  locale,
}: Props & { readonly deciders: readonly Decider[] }) {
  const t = await getTranslations({ locale, namespace: "consent" });
  const base = `/${locale}/workspace/${choice.workspace}`;
  if (choice.state === "requested") {
    return (
      <FormMessage tone="info">
        {t("requestedMember", { workspace: choice.name })}
        <WayOn href={`${base}/requests`}>{t("seeRequest")}</WayOn>
      </FormMessage>
    );
  }
  const first = deciders[0];
  if (choice.state === "pending" && first) {
    const values = { workspace: choice.name, partner: request.target.partnerName, name: first.name };
    return (
      <FormMessage tone="info">
        {t("pendingMember", values)}
        <WayOn href={`${base}/installed`}>{t("seeInstalled")}</WayOn>
      </FormMessage>
    );
  }
  if (choice.state !== "new" || !first)
    return (
      <FormMessage tone="warn">
        {t("blockedNote", { workspace: choice.name })}
        <WayOn href={`${base}/installed`}>{t("seeInstalled")}</WayOn>
      </FormMessage>
    );
  return (
    <ActionForm action={askToConnect} words={formWords(locale)} className="grid gap-5">
      <HiddenFields fields={{ workspace: choice.workspace, locale, uid: request.uid }} />
      <FormMessage tone="info">{t("askText", { workspace: choice.name })}</FormMessage>
      <AskFields deciders={deciders} locale={locale} />
      <ConsentScopes request={request} editable={false} locale={locale} />
    </ActionForm>
  );
}

/** The way out, always there. */
export async function RefuseForm({
  request,
  choice,
  locale,
}: {
  readonly request: ConsentRequest;
  readonly choice: WorkspaceChoice | null;
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "consent" });
  return (
    <details className="border-t border-line pt-4">
      <summary className="t-3 cursor-pointer text-ink-2">{t("refuseTitle")}</summary>
      <ActionForm action={refuseToConnect} words={formWords(locale)} className="mt-3 grid gap-3">
        <HiddenFields fields={{ locale, uid: request.uid }} />
        <input type="hidden" name="workspace" value={choice?.workspace ?? ""} />
        <TextareaField
          name="reason"
          label={t("refuseWhy")}
          note={t("optional")}
          hint={t("refuseHint", { partner: request.target.partnerName })}
          rows={2}
          maxLength={500}
        />
        <div>
          <SubmitButton variant="default">{t("refuse")}</SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}

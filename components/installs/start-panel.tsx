import { getTranslations } from "next-intl/server";
import { HiddenFields } from "@/components/accounts/hidden-fields";
import { ActionForm } from "@/components/ui/action-form";
import { buttonClass } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { formWords } from "@/components/ui/form-words";
import { Steps } from "@/components/ui/steps";
import { SubmitButton } from "@/components/ui/submit-button";
import { installDirect, requestInstall } from "@/lib/installs/actions";
import type { Decider, InstallTarget } from "@/lib/installs/types";
import { formatId } from "@/lib/platform/ids";
import type { Locale } from "@/lib/platform/messages/locales";
import { AskFields } from "./ask-fields";
import { EventRow, ScopeRows } from "./scope-rows";

type Props = {
  readonly target: InstallTarget;
  readonly workspace: string;
  readonly workspaceName: string;
  readonly locale: Locale;
};

/** What it will ask for, as something to read. */
async function Permissions({
  target,
  editable = false,
  optional,
  locale,
}: {
  readonly target: InstallTarget;
  readonly editable?: boolean | undefined;
  /** Who chooses the optional ones, where it is not done here. */
  readonly optional?: string | undefined;
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "installs.start" });
  const words = await getTranslations({ locale, namespace: "installs.detail" });
  const { content } = target;
  return (
    <section className="grid gap-2.5">
      <h2 className="t-3">{t("what")}</h2>
      {content.scopes.length + content.events.length === 0 && <p className="text-ink-2">{t("nothing")}</p>}
      {content.scopes.length > 0 && (
        <ScopeRows
          uses={content.scopes}
          granted={content.scopes.map((use) => use.scope)}
          lang={content.lang}
          locked={!editable}
          alwaysOn={words("alwaysOn")}
          optional={optional}
          locale={locale}
        />
      )}
      <EventRow events={content.events} title={words("told")} locale={locale} />
    </section>
  );
}

/** For an owner or admin, of a listing whose partner takes part: explains the way and sends them there. */
export async function GoToPartner({ target, startUrl, locale }: Props & { readonly startUrl: string }) {
  const t = await getTranslations({ locale, namespace: "installs.start" });
  const partner = target.partnerName;
  return (
    <div className="grid gap-6">
      <section className="grid gap-2.5">
        <h2 className="t-3">{t("steps")}</h2>
        <Steps
          steps={[
            { title: t("step1", { partner }), text: t("step1Text") },
            { title: t("step2"), text: t("step2Text") },
            { title: t("step3"), text: t("step3Text") },
          ]}
        />
      </section>
      <div>
        <a className={buttonClass({ variant: "signal", size: "l" })} href={startUrl}>
          {t("go", { partner })}
        </a>
      </div>
      <Permissions target={target} optional={t("youDecide")} locale={locale} />
    </div>
  );
}

/** For an owner or admin, of a listing that needs no partner to come back: agreed to here, works at once. */
export async function InstallHere({ target, workspace, workspaceName, locale }: Props) {
  const t = await getTranslations({ locale, namespace: "installs.start" });
  return (
    <ActionForm action={installDirect} words={formWords(locale)} className="grid gap-6">
      <HiddenFields fields={{ workspace, locale, slug: target.slug, version: formatId("version", target.versionId) }} />
      <Permissions target={target} editable locale={locale} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SubmitButton variant="signal" size="l" pendingLabel={t("installing")}>
          {t("direct", { workspace: workspaceName })}
        </SubmitButton>
        <span className="t-small text-ink-3">{t("directText")}</span>
      </div>
    </ActionForm>
  );
}

/** For a member: asks a named person. */
export async function AskHere({
  target,
  workspace,
  workspaceName,
  deciders,
  locale,
}: Props & { readonly deciders: readonly Decider[] }) {
  const t = await getTranslations({ locale, namespace: "installs.start" });
  return (
    <ActionForm action={requestInstall} words={formWords(locale)} className="grid gap-5">
      <HiddenFields fields={{ workspace, locale, slug: target.slug }} />
      <FormMessage tone="info">{t("askText", { workspace: workspaceName })}</FormMessage>
      <AskFields deciders={deciders} locale={locale} />
      <Permissions target={target} optional={t("theyDecide")} locale={locale} />
    </ActionForm>
  );
}

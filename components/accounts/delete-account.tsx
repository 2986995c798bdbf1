import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/ui/action-form";
import { ConfirmByName } from "@/components/ui/confirm-by-name";
import { FormMessage } from "@/components/ui/form-message";
import { formWords } from "@/components/ui/form-words";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { deleteOwnAccount } from "@/lib/accounts/deletion/actions";
import type { DeletionImpact, DeletionTenant } from "@/lib/accounts/deletion/types";
import type { Locale } from "@/lib/platform/messages/locales";
import { HiddenFields } from "./hidden-fields";
import { PasswordField } from "./password-field";

function Names({ title, tenants }: { readonly title: string; readonly tenants: readonly DeletionTenant[] }) {
  if (tenants.length === 0) return null;
  return (
    <div className="grid gap-1">
      <p className="t-label">{title}</p>
      <ul className="list-disc ps-5">
        {tenants.map((tenant) => (
          <li key={tenant.id}>
            <bdi>{tenant.name}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What stops when the account goes, and the step itself; blocked while the person is somewhere the last owner. */
export async function DeleteAccount({
  impact,
  email,
  locale,
}: {
  readonly impact: DeletionImpact;
  readonly email: string;
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "account.delete" });
  const auth = await getTranslations({ locale, namespace: "auth" });
  const of = (outcome: DeletionTenant["outcome"]) => impact.tenants.filter((tenant) => tenant.outcome === outcome);
  const blocked = of("blocked");
  return (
    <Panel aria-labelledby="delete">
      <PanelHeader id="delete" title={t("title")} />
      <PanelBody className="grid gap-4">
        <p className="max-w-[64ch] text-ink-2">{t("intro")}</p>
        {impact.tenants.length === 0 && <p>{t("nothing")}</p>}
        <Names title={t("leaves")} tenants={of("leave")} />
        <Names title={t("closes")} tenants={of("close")} />
        {blocked.length > 0 && (
          <FormMessage tone="warn">
            <Names title={t("blocked")} tenants={blocked} />
          </FormMessage>
        )}
        {impact.isStaff && <FormMessage tone="warn">{t("staff")}</FormMessage>}
        {blocked.length === 0 && !impact.isStaff && (
          <ActionForm action={deleteOwnAccount} words={formWords(locale)} className="max-w-96" noValidate>
            <HiddenFields fields={{ locale }} />
            <PasswordField
              name="currentPassword"
              label={t("password")}
              autoComplete="current-password"
              words={{ show: auth("showPassword"), hide: auth("hidePassword") }}
            />
            <ConfirmByName name={email} label={t("address", { email })}>
              {t("submit")}
            </ConfirmByName>
          </ActionForm>
        )}
      </PanelBody>
    </Panel>
  );
}

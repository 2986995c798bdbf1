import { getTranslations } from "next-intl/server";
import { HiddenFields } from "@/components/accounts/hidden-fields";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextareaField } from "@/components/ui/textarea-field";
import type { Decider } from "@/lib/installs/types";
import { formatId } from "@/lib/platform/ids";
import type { Locale } from "@/lib/platform/messages/locales";

/**
 * What a member asks with, on the listing's way and on the partner's: who decides, why, and the button. With one decider the button says
 * the name; with several it must not, since the choice is theirs.
 */
export async function AskFields({
  deciders,
  locale,
}: {
  readonly deciders: readonly Decider[];
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "installs.start" });
  const options = deciders.map((person) => ({ value: formatId("person", person.personId), label: person.name }));
  const only = options.length === 1 ? options[0] : undefined;
  return (
    <>
      {only ? (
        <HiddenFields fields={{ decider: only.value }} />
      ) : (
        <SelectField name="decider" label={t("askWho")} options={options} />
      )}
      <TextareaField
        name="reason"
        label={t("askWhy")}
        note={t("optional")}
        hint={t("askWhyHint")}
        rows={3}
        maxLength={500}
      />
      <div>
        <SubmitButton variant="signal" size="l" pendingLabel={t("asking")}>
          {only ? t("ask", { name: only.label }) : t("askAny")}
        </SubmitButton>
      </div>
    </>
  );
}

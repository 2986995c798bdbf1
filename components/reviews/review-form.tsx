import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/ui/action-form";
import { formWords } from "@/components/ui/form-words";
import { SelectField } from "@/components/ui/select-field";
import { StarField } from "@/components/ui/star-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { TextareaField } from "@/components/ui/textarea-field";
import type { Locale } from "@/lib/platform/messages/locales";
import { writeReviewAction } from "@/lib/reviews/actions";
import { REVIEW_LIMITS } from "@/lib/reviews/constants";
import type { ReviewForm as Form } from "@/lib/reviews/types";

/** Stars and text of a workspace's one review; a later visit changes it. */
export async function ReviewForm({
  locale,
  workspace,
  form,
}: {
  readonly locale: Locale;
  readonly workspace: string;
  readonly form: Form;
}) {
  const t = await getTranslations({ locale, namespace: "review" });
  const { existing } = form;
  return (
    <ActionForm action={writeReviewAction} words={formWords(locale)} success={t("done")} className="max-w-[640px]">
      <input type="hidden" name="workspace" value={workspace} />
      <input type="hidden" name="installation" value={form.installationId} />
      {existing && <input type="hidden" name="lockVersion" value={existing.lockVersion} />}
      <StarField
        name="stars"
        label={t("stars")}
        required
        defaultValue={existing ? String(existing.stars) : undefined}
        words={{ 1: t("star1"), 2: t("star2"), 3: t("star3"), 4: t("star4"), 5: t("star5") }}
      />
      <TextField
        name="title"
        label={t("headline")}
        maxLength={REVIEW_LIMITS.title}
        defaultValue={existing?.title}
        dir="auto"
        required
      />
      <TextareaField
        name="body"
        label={t("body")}
        hint={t("bodyHint")}
        rows={7}
        maxLength={REVIEW_LIMITS.body}
        defaultValue={existing?.body}
        dir="auto"
        required
      />
      <SelectField
        name="lang"
        label={t("language")}
        defaultValue={existing?.lang ?? locale}
        options={[
          { value: "en", label: "English" },
          { value: "he", label: "עברית" },
        ]}
      />
      <div>
        <SubmitButton variant="signal">{existing ? t("update") : t("publish")}</SubmitButton>
      </div>
    </ActionForm>
  );
}

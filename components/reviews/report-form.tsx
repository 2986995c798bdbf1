import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/ui/action-form";
import { formWords } from "@/components/ui/form-words";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextareaField } from "@/components/ui/textarea-field";
import type { Locale } from "@/lib/platform/messages/locales";
import { reportReviewAction } from "@/lib/reviews/actions";
import { REVIEW_LIMITS } from "@/lib/reviews/constants";

/** What is wrong with a review, in the reader's words. `review` is its `rev_…`. */
export async function ReportForm({ locale, review }: { readonly locale: Locale; readonly review: string }) {
  const t = await getTranslations({ locale, namespace: "review.report" });
  const words = formWords(locale);
  return (
    <ActionForm
      action={reportReviewAction}
      words={{ ...words, sentences: { ...words.sentences, already_done: t("already") } }}
      success={t("done")}
      resetOnSuccess
    >
      <input type="hidden" name="review" value={review} />
      <TextareaField
        name="reason"
        label={t("reason")}
        hint={t("reasonHint")}
        rows={4}
        maxLength={REVIEW_LIMITS.reason}
        dir="auto"
        required
      />
      <SubmitButton variant="signal" wide>
        {t("send")}
      </SubmitButton>
    </ActionForm>
  );
}

import { ActionForm } from "@/components/ui/action-form";
import { CheckField } from "@/components/ui/check-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { TextareaField } from "@/components/ui/textarea-field";
import { publishAgreementAction } from "@/lib/partners/actions";
import { AGREEMENT_LIMITS } from "@/lib/partners/agreement/schema";
import type { AgreementVersion } from "@/lib/partners/types";

/** Writes the next version of the agreement, beginning with the one in force. */
export function AgreementForm({ newest }: { readonly newest: AgreementVersion | null }) {
  return (
    <ActionForm action={publishAgreementAction}>
      <input type="hidden" name="newest" value={newest?.version ?? 0} />
      <TextField name="title" label="Title" maxLength={AGREEMENT_LIMITS.title} defaultValue={newest?.title ?? ""} />
      <TextareaField
        name="body"
        label="Text"
        hint="Markdown. It begins with the text in force."
        rows={18}
        maxLength={AGREEMENT_LIMITS.body}
        defaultValue={newest?.body ?? ""}
      />
      <CheckField
        name="confirm"
        label="Every partner has to accept this version before the next submission"
        hint="Owners get a mail. What is published stays published. A version cannot be taken back, only followed by another."
      />
      <div>
        <SubmitButton>Publish this version</SubmitButton>
      </div>
    </ActionForm>
  );
}

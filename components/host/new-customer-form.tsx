import { ActionForm, type FormAction } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { TextareaField } from "@/components/ui/textarea-field";

/** Adds a customer. `formKey` is new for every opened form: sending it twice adds one. */
export function NewCustomerForm({
  action,
  workspace,
  formKey,
}: {
  readonly action: FormAction<never>;
  readonly workspace: string;
  readonly formKey: string;
}) {
  return (
    <ActionForm key={formKey} action={action}>
      <input type="hidden" name="workspace" value={workspace} />
      <input type="hidden" name="key" value={formKey} />
      <TextField name="name" label="Name" maxLength={120} dir="auto" autoComplete="off" required />
      <TextField name="email" label="E-mail" type="email" maxLength={200} autoComplete="off" required />
      <TextField name="tax_number" label="Tax number" note="optional" maxLength={40} />
      <TextareaField name="note" label="Note" note="optional" rows={2} maxLength={2000} dir="auto" />
      <div>
        <SubmitButton variant="signal">Add customer</SubmitButton>
      </div>
    </ActionForm>
  );
}

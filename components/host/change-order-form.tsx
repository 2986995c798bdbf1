import { ActionForm, type FormAction } from "@/components/ui/action-form";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextareaField } from "@/components/ui/textarea-field";
import { NEXT_STATUS, statusLabel } from "./order-status";
import type { Order } from "./records";

/** Changes status and note of the order as it was read (`etag`). */
export function ChangeOrderForm({
  action,
  workspace,
  order,
  etag,
}: {
  readonly action: FormAction<never>;
  readonly workspace: string;
  readonly order: Order;
  readonly etag: string;
}) {
  const options = [order.status, ...NEXT_STATUS[order.status]].map((value) => ({ value, label: statusLabel(value) }));
  return (
    <ActionForm action={action}>
      <input type="hidden" name="workspace" value={workspace} />
      <input type="hidden" name="order" value={order.id} />
      <input type="hidden" name="etag" value={etag} />
      <SelectField name="status" label="Status" options={options} defaultValue={order.status} />
      <TextareaField name="note" label="Note" rows={4} maxLength={2000} defaultValue={order.note} dir="auto" />
      <div>
        <SubmitButton>Save changes</SubmitButton>
      </div>
    </ActionForm>
  );
}

import { ActionForm, type FormAction } from "@/components/ui/action-form";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { TextareaField } from "@/components/ui/textarea-field";
import type { Customer } from "./records";

/** Rows for items; empty ones are left out. Fixed, so that the form needs no script. */
const ROWS = [0, 1, 2, 3] as const;

const CURRENCIES = ["USD", "EUR", "GBP", "ILS"].map((value) => ({ value, label: value }));

/** Places an order. `formKey` is new for every opened form: sending it twice makes one order. */
export function NewOrderForm({
  action,
  workspace,
  formKey,
  customers,
}: {
  readonly action: FormAction<never>;
  readonly workspace: string;
  readonly formKey: string;
  readonly customers: readonly Customer[];
}) {
  return (
    <ActionForm action={action} noValidate>
      <input type="hidden" name="workspace" value={workspace} />
      <input type="hidden" name="key" value={formKey} />
      <SelectField
        name="customer_id"
        label="Customer"
        options={customers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <fieldset className="grid gap-3">
        <legend className="field__label mb-1.5">Items</legend>
        {ROWS.map((row) => (
          <div key={row} className="grid grid-cols-[minmax(0,1fr)_64px_92px] items-start gap-2">
            <TextField name={`lines.${row}.name`} label={<Label text="Item" row={row} />} maxLength={120} dir="auto" />
            <TextField
              name={`lines.${row}.quantity`}
              label={<Label text="Qty" row={row} />}
              inputMode="numeric"
              defaultValue="1"
            />
            <TextField
              name={`lines.${row}.price`}
              label={<Label text="Price" row={row} />}
              inputMode="decimal"
              placeholder="0.00"
            />
          </div>
        ))}
      </fieldset>
      <div className="grid grid-cols-2 gap-2">
        <TextField name="tax" label="Tax in the total" note="optional" inputMode="decimal" placeholder="0.00" />
        <SelectField name="currency" label="Currency" options={CURRENCIES} />
      </div>
      <TextareaField name="note" label="Note" note="optional" rows={2} maxLength={2000} dir="auto" />
      <div>
        <SubmitButton variant="signal">Place order</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** The first row shows the column's name; the others only say it. */
function Label({ text, row }: { readonly text: string; readonly row: number }) {
  return <span className={row === 0 ? undefined : "sr-only"}>{row === 0 ? text : `${text} ${row + 1}`}</span>;
}

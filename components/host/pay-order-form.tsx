import { ActionForm, type FormAction } from "@/components/ui/action-form";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { formatMoney } from "@/lib/platform/money/money";
import type { Order } from "./records";

const METHODS = [
  { value: "card", label: "Card" },
  { value: "transfer", label: "Bank transfer" },
  { value: "cash", label: "Cash" },
];

/** Takes the whole amount of an open order. */
export function PayOrderForm({
  action,
  workspace,
  order,
}: {
  readonly action: FormAction<never>;
  readonly workspace: string;
  readonly order: Order;
}) {
  const total = formatMoney({ minor: BigInt(order.total_minor), currency: order.currency });
  return (
    <ActionForm action={action}>
      <input type="hidden" name="workspace" value={workspace} />
      <input type="hidden" name="order" value={order.id} />
      <SelectField name="method" label="Paid by" options={METHODS} />
      <div>
        <SubmitButton variant="signal">{`Take ${total}`}</SubmitButton>
      </div>
    </ActionForm>
  );
}

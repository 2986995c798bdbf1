import { ActionForm, type FormAction } from "@/components/ui/action-form";
import { buttonClass } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Subscription } from "./records";

/** Asks before it ends a subscription, without a script. */
export function EndSubscription({
  action,
  workspace,
  subscription,
  customer,
}: {
  readonly action: FormAction<never>;
  readonly workspace: string;
  readonly subscription: Subscription;
  readonly customer: string;
}) {
  return (
    <details>
      <summary
        className={buttonClass({ variant: "quiet-bad", size: "s" })}
        aria-label={`Cancel ${subscription.plan} of ${customer}`}
      >
        Cancel
      </summary>
      <ActionForm action={action} className="mt-2 max-w-64 gap-2">
        <input type="hidden" name="workspace" value={workspace} />
        <input type="hidden" name="subscription" value={subscription.id} />
        <p className="t-small">
          It ends today for <bdi>{customer}</bdi>, and connected apps are told. It cannot be taken up again.
        </p>
        <div>
          <SubmitButton variant="bad" size="s">
            Cancel for good
          </SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}

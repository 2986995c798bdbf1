import { RefreshCw } from "lucide-react";
import { ActionForm, type FormAction } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";

/** Runs the checks again, all or one rule; `fields` are the hidden values that say on what. */
export function CheckAgain<T>({
  action,
  fields,
  rule,
  label,
  disabled = false,
  look = "default",
}: {
  readonly action: FormAction<T>;
  readonly fields: Readonly<Record<string, string>>;
  readonly rule?: string | undefined;
  readonly label: string;
  readonly disabled?: boolean | undefined;
  readonly look?: "default" | "signal" | undefined;
}) {
  return (
    <ActionForm action={action}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {rule !== undefined && <input type="hidden" name="rule" value={rule} />}
      <SubmitButton
        size="s"
        variant={look}
        pendingLabel="Checking"
        aria-label={rule === undefined ? undefined : `${label}: ${rule}`}
        disabled={disabled}
      >
        <RefreshCw aria-hidden />
        {label}
      </SubmitButton>
    </ActionForm>
  );
}

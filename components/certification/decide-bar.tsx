"use client";

import { SubmitButton } from "@/components/ui/submit-button";
import type { ActionView } from "@/lib/certification/transitions";
import type { Verdicts } from "@/lib/certification/types";
import { passGap, verdictGap } from "@/lib/certification/verdict-gap";
import { useChosenVerdicts } from "./use-chosen-verdicts";

/** The deciding steps in the order of the bar, with what the button posts. Saving comes first in the form: Enter saves. */
const BUTTONS = [
  { action: "judge", intent: "save", variant: "default" },
  { action: "reject", intent: "reject", variant: "quiet-bad" },
  { action: "request_changes", intent: "request_changes", variant: "ink" },
  { action: "approve", intent: "approve", variant: "signal" },
] as const;

/**
 * The bar that decides. It says why an approval would be refused: by the saved verdicts, and with JavaScript by those chosen just now.
 * The buttons stay pressable, because a press sends the verdicts along and the server judges by those.
 */
export function DecideBar({
  actions,
  verdicts,
  number,
  form,
}: {
  readonly actions: readonly ActionView[];
  readonly verdicts: Verdicts;
  readonly number: string;
  /** Id of the form the bar belongs to. */
  readonly form: string;
}) {
  const chosen = useChosenVerdicts(form, verdicts);
  const gap = verdictGap(chosen) ?? passGap(chosen);
  return (
    <div className="decide rounded-lg border border-line-2 shadow-e1 max-md:static">
      <p className="t-small me-auto text-ink-2" role="status">
        <b className="block text-ink">{gap === null ? "Ready to approve" : "Cannot approve yet"}</b>
        {gap ?? "All seven are judged. Confirm the summary above first."}
      </p>
      {BUTTONS.map(({ action, intent, variant }) => {
        const entry = actions.find((one) => one.action === action);
        if (!entry) return null;
        return (
          <SubmitButton
            key={action}
            name="intent"
            value={intent}
            variant={action === "approve" && gap !== null ? "default" : variant}
            title={entry.hint}
            pendingLabel="Saving"
          >
            {action === "approve" ? `Approve ${number}` : entry.label}
          </SubmitButton>
        );
      })}
    </div>
  );
}

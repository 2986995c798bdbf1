import { ActionForm, type FormAction } from "@/components/ui/action-form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import { counted } from "@/lib/platform/text/counted";

/** What became of the events of the last change. `record` is what they are about. */
export type Told = {
  /** Event types that went out, with the endpoints they go to. */
  readonly sent: readonly string[];
  readonly endpoints: number;
  /** Event types that did not get out. */
  readonly failed: readonly string[];
  readonly record: string;
};

/** Says whether connected apps were told of a change, and lets the person tell them again. */
export function ToldNotice({
  told,
  workspace,
  retell,
}: {
  readonly told: Told | null;
  readonly workspace: string;
  readonly retell: FormAction<never>;
}) {
  if (!told || (told.sent.length === 0 && told.failed.length === 0)) return null;
  return (
    <div className="grid gap-3">
      {told.sent.length > 0 && (
        <FormMessage tone="ok">
          <p>
            Saved. Published {told.sent.join(" and ")},{" "}
            {told.endpoints === 0
              ? "which no connected app listens to yet."
              : `on its way to ${counted(told.endpoints, "endpoint")} of connected apps.`}
          </p>
        </FormMessage>
      )}
      {told.failed.length > 0 && (
        <FormMessage tone="warn">
          <ActionForm action={retell} className="gap-2">
            <input type="hidden" name="workspace" value={workspace} />
            <input type="hidden" name="record" value={told.record} />
            <input type="hidden" name="types" value={told.failed.join(",")} />
            <p>Your change is saved, but connected apps could not be told ({told.failed.join(", ")}).</p>
            <div>
              <SubmitButton size="s">Tell them again</SubmitButton>
            </div>
          </ActionForm>
        </FormMessage>
      )}
    </div>
  );
}

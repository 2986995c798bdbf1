import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextareaField } from "@/components/ui/textarea-field";
import type { Action } from "@/lib/accounts/gates/action-client";
import { ONE_PERSON_UP_TO } from "@/lib/lifecycle/constants";
import { measureOf } from "@/lib/lifecycle/transitions";
import type { MeasureStep } from "@/lib/lifecycle/types";

/** What makes things worse for somebody is red, what gives something back is not. */
const GIVES_BACK: readonly MeasureStep[] = ["ease", "lift", "relist"];

/** One step with what it does and its reason; above a hundred installations the button proposes it. */
export function StepForm({
  step,
  installations,
  action,
  fields,
  back,
  own = false,
}: {
  readonly step: MeasureStep;
  readonly installations: number;
  /** Leads to another page. */
  readonly action: Action<never>;
  /** Hidden fields that name the listing. */
  readonly fields: Readonly<Record<string, string>>;
  readonly back: string;
  /** Whether the reader is the listing's own partner. */
  readonly own?: boolean | undefined;
}) {
  const { label, effect, twoPeople } = measureOf(step);
  const second = twoPeople && installations > ONE_PERSON_UP_TO;
  return (
    <Panel aria-labelledby="step">
      <PanelHeader id="step" title={label} />
      <PanelBody className="grid gap-5">
        <p className="max-w-[68ch]">{effect}</p>
        {second && (
          <FormMessage tone="warn">
            More than {ONE_PERSON_UP_TO} workspaces have it. You propose this; it is done when somebody else approves it
            within three days.
          </FormMessage>
        )}
        <ActionForm action={action} className="grid gap-4">
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <TextareaField
            name="reason"
            label="Why"
            hint={`${own ? "Your customers" : "The partner and the customers"} read this as you write it.`}
            rows={3}
            maxLength={1000}
            required
          />
          <div className="flex flex-wrap gap-2">
            <SubmitButton variant={GIVES_BACK.includes(step) ? "ink" : "bad"}>
              {second ? `Propose: ${label.toLowerCase()}` : label}
            </SubmitButton>
            <ButtonLink variant="quiet" href={back}>
              Leave it as it is
            </ButtonLink>
          </div>
        </ActionForm>
      </PanelBody>
    </Panel>
  );
}

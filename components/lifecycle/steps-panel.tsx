import { ButtonLink } from "@/components/ui/button";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { measureOf } from "@/lib/lifecycle/transitions";
import type { MeasureStep } from "@/lib/lifecycle/types";

/** The steps that can be taken now, each with what it does; a step is taken on a page of its own. */
export function StepsPanel({ steps, base }: { readonly steps: readonly MeasureStep[]; readonly base: string }) {
  return (
    <Panel aria-labelledby="stop">
      <PanelHeader id="stop" title="Stop and revoke" />
      {steps.length === 0 ? (
        <PanelBody className="text-ink-2">There is nothing to stop: it was never public, or it is gone.</PanelBody>
      ) : (
        <ul>
          {steps.map((step) => (
            <li key={step} className="grid gap-2 border-line border-t px-5 py-4 first:border-t-0">
              <div>
                <ButtonLink size="s" href={`${base}/${step}`}>
                  {measureOf(step).label}
                </ButtonLink>
              </div>
              <p className="t-small text-ink-2">{measureOf(step).effect}</p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

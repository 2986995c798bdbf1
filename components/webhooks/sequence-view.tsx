import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { State } from "@/components/ui/state";
import type { SequenceDto } from "@/lib/webhooks/deliveries/data";
import { SequenceTable } from "./sequence-table";

/** Whether every number given out is accounted for. */
export function SequenceView({ sequences }: { readonly sequences: readonly SequenceDto[] }) {
  return (
    <Panel aria-labelledby="sequence">
      <PanelHeader id="sequence" title="Sequence numbers" note="Per installation, from 1, without gaps" />
      <PanelBody>
        <p className="max-w-[72ch]">
          Each body carries a <code className="mono">sequence</code>. A number you did not get is not lost: it is
          waiting, dead or cancelled, and this table says which. Events may arrive out of order; the numbers tell you
          the order in which they happened.
        </p>
      </PanelBody>
      {sequences.length === 0 ? (
        <PanelBody>
          <State kind="empty" bare level={3} title="No numbers yet">
            The first event of an installation takes number 1.
          </State>
        </PanelBody>
      ) : (
        <SequenceTable sequences={sequences} />
      )}
    </Panel>
  );
}

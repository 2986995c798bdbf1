import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { State } from "@/components/ui/state";
import { EVENTS } from "@/lib/capabilities/samples";
import type { EndpointDetailDto } from "@/lib/webhooks/endpoints/data";
import { RecoverForm, ReplayForm } from "./again-forms";
import { TestEventForm } from "./test-event-form";

const DAY_MS = 86_400_000;

function formTime(at: Date): string {
  return at.toISOString().slice(0, 16);
}

/** Sending something made up, and sending again what was real. */
export function SendView({ partner, endpoint }: { readonly partner: string; readonly endpoint: EndpointDetailDto }) {
  const since = formTime(endpoint.failingSince ?? new Date(endpoint.asOf.getTime() - DAY_MS));
  const again = { partner, endpoint: endpoint.id, since };
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <Panel aria-labelledby="test">
        <PanelHeader
          id="test"
          title="Send a test event"
          note={endpoint.environment === "sandbox" ? "In the name of your sandbox installation" : undefined}
        />
        <PanelBody>
          {endpoint.environment === "sandbox" ? (
            <TestEventForm
              partner={partner}
              endpoint={endpoint.id}
              samples={EVENTS.map(({ type, sentence, sample }) => ({
                type,
                sentence,
                sample: JSON.stringify(sample, null, 2),
              }))}
            />
          ) : (
            <State kind="empty" bare level={3} title="Sandbox only">
              A live endpoint carries real installations, so made-up events never go there. Test with a sandbox
              endpoint.
            </State>
          )}
        </PanelBody>
      </Panel>
      <div className="grid gap-6">
        <Panel aria-labelledby="recover">
          <PanelHeader id="recover" title="Recover" note={`${endpoint.dead} dead in 30 days`} />
          <PanelBody>
            <RecoverForm {...again} />
          </PanelBody>
        </Panel>
        <Panel aria-labelledby="replay">
          <PanelHeader id="replay" title="Replay" note="At most 10,000 at once, oldest first" />
          <PanelBody>
            <ReplayForm {...again} types={EVENTS.map(({ type }) => type)} />
          </PanelBody>
        </Panel>
      </div>
    </div>
  );
}

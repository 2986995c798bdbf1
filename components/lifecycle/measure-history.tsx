import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { Table } from "@/components/ui/table";
import { Tag, type Tone } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { measureOf } from "@/lib/lifecycle/transitions";
import type { MeasureState, MeasureView } from "@/lib/lifecycle/types";

const STATES: Readonly<Record<MeasureState, readonly [string, Tone]>> = {
  proposed: ["Waits", "warn"],
  taken: ["Done", "ok"],
  declined: ["Declined", "line"],
  withdrawn: ["Withdrawn", "line"],
  expired: ["Expired", "line"],
};

/** Every step about a listing, who took it and why; newest first. */
export function MeasureHistory({ measures }: { readonly measures: readonly MeasureView[] }) {
  return (
    <Panel aria-labelledby="steps">
      <PanelHeader id="steps" title="Stops and the catalog" note="what was done, by whom and why" />
      {measures.length === 0 ? (
        <PanelBody className="text-ink-2">Nothing was done.</PanelBody>
      ) : (
        <Table
          label="Steps"
          rows={measures}
          rowKey={(row) => row.measure}
          stack
          columns={[
            {
              key: "step",
              head: "Step",
              names: true,
              cell: (row) => (
                <span className="grid gap-1">
                  <span>{measureOf(row.step).label}</span>
                  <span className="font-normal break-words text-ink-2" dir="auto">
                    {row.reason}
                  </span>
                </span>
              ),
            },
            {
              key: "state",
              head: "State",
              cell: (row) => <Tag tone={STATES[row.state][1]}>{STATES[row.state][0]}</Tag>,
            },
            {
              key: "who",
              head: "By",
              cell: (row) => (
                <span>
                  <bdi>{row.proposedByName}</bdi>
                  {row.twoPeople && row.decidedByName && (
                    <>
                      , then <bdi>{row.decidedByName}</bdi>
                    </>
                  )}
                </span>
              ),
            },
            { key: "count", head: "Workspaces", num: true, cell: (row) => row.installations },
            { key: "at", head: "When", cell: (row) => <Time at={row.decidedAt ?? row.proposedAt} show="datetime" /> },
          ]}
        />
      )}
    </Panel>
  );
}

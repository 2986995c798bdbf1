import Link from "next/link";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import type { Board } from "@/lib/certification/submissions/data";
import { isEmptyDiff } from "@/lib/listings/capability-diff";
import { NarrowDiff } from "./narrow-diff";

/** What an update changes against the published version in what it may do, where it lives and what it costs. */
export function ChangesPanel({
  board,
  from,
  base,
}: {
  readonly board: Board;
  readonly from: string;
  readonly base: string;
}) {
  return (
    <Panel aria-labelledby="changes">
      <PanelHeader id="changes" title="What changes" note={`${from} to ${board.version.number}`} />
      <PanelBody className="grid gap-3">
        {isEmptyDiff(board.diff) ? (
          <p className="text-ink-2">No new permissions, addresses or prices.</p>
        ) : (
          <NarrowDiff diff={board.diff} />
        )}
        <Link href={`${base}/versions`} className="t-small">
          What each version changed
        </Link>
      </PanelBody>
    </Panel>
  );
}

import { QueueControls } from "@/components/certification/queue-controls";
import { QueueTable } from "@/components/certification/queue-table";
import { PageHeader } from "@/components/layout/page-header";
import { Panel, PanelBody } from "@/components/ui/panel";
import { State } from "@/components/ui/state";
import { loadStaffScope } from "@/lib/accounts/gates/loaders";
import { getQueue } from "@/lib/certification/review/data";
import { readQueueView } from "@/lib/certification/review/queue-view";
import { db } from "@/lib/platform/db";

export const instant = false;
export const metadata = { title: "Certification" };

/** The certification queue: what waits, why, how risky, since when and with whom. */
export default async function QueuePage({ searchParams }: PageProps<"/admin/certification">) {
  const scope = await loadStaffScope("certification.read");
  const view = readQueueView(await searchParams);
  const { items, counts, late } = await getQueue(db(), scope, view);
  return (
    <>
      <PageHeader title="Certification">
        {counts.all === 0
          ? "Nothing waits."
          : items.length === counts.all
            ? `${counts.all} in the queue`
            : `${items.length} of ${counts.all} in the queue shown`}
        {late > 0 && <b className="text-bad">, {late} late</b>}
      </PageHeader>
      <Panel aria-label="Queue">
        <PanelBody>
          <QueueControls view={view} counts={counts} />
        </PanelBody>
        {items.length > 0 ? (
          <QueueTable items={items} view={view} />
        ) : (
          <PanelBody>
            <State
              kind="empty"
              bare
              title={counts.all === 0 ? "The queue is empty" : "Nothing in this part of the queue"}
            >
              {counts.all === 0 ? "What partners hand in appears here." : "Choose All to see what others have."}
            </State>
          </PanelBody>
        )}
      </Panel>
    </>
  );
}

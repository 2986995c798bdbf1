import type { Metadata } from "next";
import { AsideTable } from "@/components/insights/aside-table";
import { JobTable } from "@/components/insights/job-table";
import { RunningTable } from "@/components/insights/running-table";
import { PageHeader } from "@/components/layout/page-header";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { State } from "@/components/ui/state";
import { AutoRefresh } from "@/components/webhooks/auto-refresh";
import { loadStaffScope } from "@/lib/accounts/gates/loaders";
import { can } from "@/lib/accounts/policy";
import { listAside, listJobs, listRunning } from "@/lib/insights/queues/data";
import { db, pool } from "@/lib/platform/db";
import { getHealth } from "@/lib/platform/process/health";

export const instant = false;
export const metadata: Metadata = { title: "Queues" };

/** What the product does in the background: what health says of it, what was set aside, and the recurring jobs. */
export default async function QueuesPage() {
  const scope = await loadStaffScope("queue.read");
  const [health, aside, running, jobs] = await Promise.all([
    getHealth(pool()),
    listAside(db(), scope),
    listRunning(db(), scope),
    listJobs(db(), scope),
  ]);
  const manages = can({ kind: "staff", role: scope.role, totpDone: true }, "queue.manage");
  return (
    <>
      <PageHeader title="Queues">
        What fails by its own fault is set aside, so that everything else goes on. Here it waits for you.
      </PageHeader>
      <div className="stack">
        {health.warnings.length > 0 && (
          <Panel aria-labelledby="health">
            <PanelHeader id="health" title="What health says" />
            <ul className="grid gap-2 p-5">
              {health.warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          </Panel>
        )}
        <Panel aria-labelledby="aside">
          <PanelHeader id="aside" title="Set aside" note="The newest hundred of each kind" />
          {aside.length === 0 ? (
            <PanelBody>
              <State kind="empty" bare title="Nothing is set aside">
                Deliveries, mails and messages that cannot be done appear here with their error.
              </State>
            </PanelBody>
          ) : (
            <AsideTable rows={aside} manages={manages} />
          )}
        </Panel>
        <Panel aria-labelledby="running">
          <PanelHeader id="running" title="At work now" />
          {running.length === 0 ? (
            <PanelBody>
              <State kind="empty" bare title="Nothing takes long">
                What a worker is at for more than a moment appears here with how far it came.
              </State>
            </PanelBody>
          ) : (
            <>
              <AutoRefresh />
              <RunningTable rows={running} />
            </>
          )}
        </Panel>
        <Panel aria-labelledby="jobs">
          <PanelHeader id="jobs" title="Recurring jobs" />
          {jobs.length === 0 ? (
            <State kind="empty" bare title="No job has run yet">
              They appear when a worker runs.
            </State>
          ) : (
            <JobTable jobs={jobs} />
          )}
        </Panel>
      </div>
    </>
  );
}

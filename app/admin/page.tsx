import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { WaitingList } from "@/components/insights/waiting-list";
import { PageHeader } from "@/components/layout/page-header";
import { Measure, Measures } from "@/components/ui/measure";
import { Num } from "@/components/ui/num";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { loadStaffScope } from "@/lib/accounts/gates/loaders";
import { getStaffOverview } from "@/lib/insights/data";
import { db } from "@/lib/platform/db";

export const instant = false;
export const metadata: Metadata = { title: "Home" };

/** What waits for staff, and how large the place is. */
export default async function AdminHomePage() {
  const scope = await loadStaffScope("staff.read");
  // Nothing of what waits here is finance's to do: its home is its own.
  if (scope.role === "finance") redirect("/admin/finance");
  const overview = await getStaffOverview(db(), scope);
  return (
    <>
      <PageHeader title="Home">What waits for you, and what the place holds.</PageHeader>
      <div className="stack">
        <Panel aria-labelledby="waiting">
          <PanelHeader id="waiting" title="Waiting" />
          <WaitingList overview={overview} role={scope.role} />
        </Panel>
        <Panel aria-labelledby="size">
          <PanelHeader id="size" title="The place today" note="Live environment" />
          <PanelBody>
            <Measures>
              <Measure name="Listings in the catalog" value={<Num value={overview.publishedListings} />} />
              <Measure name="Partners" value={<Num value={overview.partners} />} />
              <Measure name="Workspaces" value={<Num value={overview.workspaces} />} />
              <Measure name="Active installations" value={<Num value={overview.installations} />} />
              <Measure name="People" value={<Num value={overview.people} />} />
            </Measures>
          </PanelBody>
        </Panel>
      </div>
    </>
  );
}

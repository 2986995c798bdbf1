import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PersonTags } from "@/components/accounts/person-lines";
import { PersonPlaces, PersonSessions } from "@/components/accounts/person-parts";
import { StaffPanel } from "@/components/accounts/staff-panel";
import { PageHeader } from "@/components/layout/page-header";
import { Kv } from "@/components/ui/kv";
import { Panel, PanelBody, PanelFooter, PanelHeader } from "@/components/ui/panel";
import { Time } from "@/components/ui/time";
import { loadStaffScope } from "@/lib/accounts/gates/loaders";
import { getPersonRecord } from "@/lib/accounts/people/data";
import { db } from "@/lib/platform/db";
import { withQuery } from "@/lib/platform/forms/query-string";

export const instant = false;
export const metadata: Metadata = { title: "Person" };

/** One account: where it belongs, where it is signed in, and what it may do here. */
export default async function PersonPage({ params }: PageProps<"/admin/people/[person]">) {
  const scope = await loadStaffScope("person.directory.read");
  const record = await getPersonRecord(db(), scope, (await params).person);
  if (!record) notFound();
  return (
    <>
      <PageHeader
        title={<bdi>{record.name}</bdi>}
        crumbs={[{ label: "People", href: "/admin/people" }]}
        tag={
          <span className="flex flex-wrap gap-1.5">
            <PersonTags line={record} />
          </span>
        }
      />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_360px]">
        <div className="stack min-w-0">
          <PersonPlaces places={record.places} />
          <PersonSessions record={record} />
        </div>
        <div className="stack min-w-0">
          <StaffPanel record={record} />
          <Panel aria-labelledby="facts">
            <PanelHeader id="facts" title="Facts" />
            <PanelBody>
              <Kv
                facts={[
                  { name: "Id", value: <code className="mono break-all">{record.person}</code> },
                  { name: "E-mail", value: <bdi className="break-all">{record.email}</bdi> },
                  { name: "Since", value: <Time at={record.createdAt} /> },
                  { name: "Last seen", value: record.seenAt ? <Time at={record.seenAt} show="datetime" /> : "Never" },
                ]}
              />
            </PanelBody>
            <PanelFooter className="flex flex-wrap gap-4">
              <a href={withQuery("/admin/audit", { actor: record.person })}>What they did</a>
              <a href={withQuery("/admin/audit", { subject: record.person })}>What was done to them</a>
            </PanelFooter>
          </Panel>
        </div>
      </div>
    </>
  );
}

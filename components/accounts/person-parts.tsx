import Link from "next/link";
import { ActionForm } from "@/components/ui/action-form";
import { Panel, PanelBody, PanelFooter, PanelHeader } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { PersonRecord } from "@/lib/accounts/people/types";
import type { SessionView } from "@/lib/accounts/session/types";
import { endPersonSessions } from "@/lib/accounts/staff/actions";
import { formatId } from "@/lib/platform/ids";
import { HiddenFields } from "./hidden-fields";

const ROLES = { owner: "Owner", admin: "Admin", member: "Member" } as const;

/** Workspaces and partners that a person belongs to. */
export function PersonPlaces({ places }: { readonly places: PersonRecord["places"] }) {
  return (
    <Panel aria-labelledby="places">
      <PanelHeader id="places" title="Belongs to" />
      {places.length === 0 ? (
        <PanelBody className="text-ink-2">No workspace and no partner.</PanelBody>
      ) : (
        <Table
          label="Workspaces and partners"
          rows={places}
          rowKey={(row) => row.id}
          stack
          columns={[
            {
              key: "name",
              head: "Name",
              names: true,
              cell: (row) => (
                <Link href={row.kind === "workspace" ? `/admin/workspaces/${row.id}` : `/admin/partners/${row.id}`}>
                  <bdi>{row.name}</bdi>
                </Link>
              ),
            },
            { key: "kind", head: "Kind", cell: (row) => (row.kind === "workspace" ? "Workspace" : "Partner") },
            { key: "role", head: "Role", cell: (row) => ROLES[row.role] },
            { key: "since", head: "Since", cell: (row) => <Time at={row.since} /> },
          ]}
        />
      )}
    </Panel>
  );
}

/** A browser and its system as far as it told. */
function browserOf({ browser, system }: Pick<SessionView, "browser" | "system">): string {
  return browser && system ? `${browser} on ${system}` : (browser ?? system ?? "A browser that did not say");
}

/** Where a person is signed in now. */
export function PersonSessions({ record }: { readonly record: PersonRecord }) {
  return (
    <Panel aria-labelledby="sessions">
      <PanelHeader id="sessions" title="Signed in" />
      {record.sessionList.length === 0 ? (
        <PanelBody className="text-ink-2">Nowhere at the moment.</PanelBody>
      ) : (
        <Table
          label="Sessions"
          rows={record.sessionList}
          rowKey={(row) => row.id}
          stack
          columns={[
            {
              key: "where",
              head: "Where",
              names: true,
              cell: (row) => (
                <span className="flex flex-wrap items-center gap-2">
                  {browserOf(row)}
                  {row.isCurrent && <Tag tone="info">This one</Tag>}
                </span>
              ),
            },
            { key: "ip", head: "Address", cell: (row) => <bdi className="mono">{row.ip ?? "-"}</bdi> },
            { key: "seen", head: "Last seen", cell: (row) => <Time at={row.seenAt} show="relative" /> },
            { key: "since", head: "Since", cell: (row) => <Time at={row.createdAt} show="datetime" /> },
            {
              key: "end",
              head: <span className="sr-only">Action</span>,
              cell: (row) =>
                !row.isCurrent && (
                  <ActionForm action={endPersonSessions}>
                    <HiddenFields fields={{ person: record.person, session: formatId("session", row.id) }} />
                    <div>
                      <SubmitButton variant="quiet-bad" size="s" aria-label={`End: ${browserOf(row)}`}>
                        End
                      </SubmitButton>
                    </div>
                  </ActionForm>
                ),
            },
          ]}
        />
      )}
      {record.sessionList.some(({ isCurrent }) => !isCurrent) && (
        <PanelFooter>
          <ActionForm action={endPersonSessions} success="They are signed out everywhere.">
            <HiddenFields fields={{ person: record.person }} />
            <div>
              <SubmitButton variant="default" size="s">
                End all of them
              </SubmitButton>
            </div>
          </ActionForm>
        </PanelFooter>
      )}
    </Panel>
  );
}

import type { Metadata } from "next";
import { AuditTable } from "@/components/accounts/audit-table";
import { EmptyState } from "@/components/layout/empty-state";
import { PageHeader } from "@/components/layout/page-header";
import { Button, ButtonLink } from "@/components/ui/button";
import { Pagination } from "@/components/ui/pagination";
import { Panel, PanelFooter } from "@/components/ui/panel";
import { TextField } from "@/components/ui/text-field";
import { listAudit } from "@/lib/accounts/audit/data";
import { loadStaffScope } from "@/lib/accounts/gates/loaders";
import { searchText } from "@/lib/accounts/search-text";
import { getAuditThings } from "@/lib/insights/audit/data";
import { db } from "@/lib/platform/db";
import { withQuery } from "@/lib/platform/forms/query-string";
import { parseAnyId } from "@/lib/platform/ids";
import { counted } from "@/lib/platform/text/counted";

export const instant = false;
export const metadata: Metadata = { title: "Audit" };

/** Who did what, when, before and after; append-only. */
export default async function AuditPage({ searchParams }: PageProps<"/admin/audit">) {
  const scope = await loadStaffScope("audit.read");
  const query = await searchParams;
  const filter = {
    subject: searchText(query.subject).trim(),
    actor: searchText(query.actor).trim(),
    action: searchText(query.action).trim(),
  };
  const before = parseAnyId(searchText(query.before));
  const page = await listAudit(db(), scope, { ...filter, before });
  const filtered = Object.values(filter).some(Boolean);
  return (
    <>
      <PageHeader
        title="Audit"
        actions={<ButtonLink href={withQuery("/api/session/audit", filter)}>Export as CSV</ButtonLink>}
      >
        Every change with who made it, what it was before and after. Rows are only ever added.
      </PageHeader>
      <div className="stack">
        <form method="get" className="flex flex-wrap items-end gap-3" aria-label="Filter the audit">
          <TextField
            name="subject"
            label="Subject"
            placeholder="lst_…, wks_…, ptn_…"
            defaultValue={filter.subject}
            className="min-w-56 grow"
            code
          />
          <TextField
            name="actor"
            label="Actor"
            placeholder="Name or per_…"
            defaultValue={filter.actor}
            className="min-w-44 grow"
          />
          <TextField
            name="action"
            label="Action"
            placeholder="listing.publish"
            defaultValue={filter.action}
            className="min-w-44 grow"
            code
          />
          <Button type="submit" variant="ink">
            Filter
          </Button>
          {filtered && (
            <ButtonLink variant="quiet" href="/admin/audit">
              Show all
            </ButtonLink>
          )}
        </form>
        {page.rows.length === 0 ? (
          <EmptyState title="Nothing found">
            {filtered
              ? "No row fits these filters. A subject is an id as the pages show it."
              : "Changes appear here as they happen."}
          </EmptyState>
        ) : (
          <Panel>
            <AuditTable rows={page.rows} things={await getAuditThings(db(), scope, page.rows)} />
            <PanelFooter>
              <Pagination
                previousHref={before ? withQuery("/admin/audit", filter) : undefined}
                nextHref={page.next ? withQuery("/admin/audit", { ...filter, before: page.next }) : undefined}
                note={`${counted(page.rows.length, "row")}, newest first`}
              />
            </PanelFooter>
          </Panel>
        )}
      </div>
    </>
  );
}

import type { Metadata } from "next";
import { SynonymFields } from "@/components/catalog/synonym-fields";
import { SynonymTable } from "@/components/catalog/synonym-table";
import { EmptyState } from "@/components/layout/empty-state";
import { PageHeader } from "@/components/layout/page-header";
import { ActionForm } from "@/components/ui/action-form";
import { FilterBar } from "@/components/ui/filter-bar";
import { Panel, PanelBody, PanelFooter, PanelHeader } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { loadStaffScope } from "@/lib/accounts/gates/loaders";
import { addSynonymAction } from "@/lib/catalog/synonyms/actions";
import { listSynonyms } from "@/lib/catalog/synonyms/data";
import { synonymsQuerySchema } from "@/lib/catalog/synonyms/schema";
import { db } from "@/lib/platform/db";

export const instant = false;
export const metadata: Metadata = { title: "Search synonyms" };

/** What people write and what the catalog calls it; searches use each change at once. */
export default async function SynonymsPage({ searchParams }: PageProps<"/admin/synonyms">) {
  const scope = await loadStaffScope("synonym.manage");
  const query = synonymsQuerySchema.parse(await searchParams);
  const { rows, total } = await listSynonyms(db(), scope, query);
  const isFiltered = query.q !== "" || query.lang !== "" || query.kind !== "";
  return (
    <>
      <PageHeader title="Search synonyms">
        What people write and what the catalog calls it. Searches use each change at once; the audit keeps what was said
        before.
      </PageHeader>
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_360px]">
        <div className="stack">
          <FilterBar
            action="/admin/synonyms"
            label="Filter synonyms"
            search={{ label: "Word", value: query.q, placeholder: "invoice, FreshBooks, חשבונית" }}
            selects={[
              {
                name: "lang",
                label: "Language",
                value: query.lang,
                options: [
                  { value: "en", label: "English" },
                  { value: "he", label: "Hebrew" },
                ],
              },
              {
                name: "kind",
                label: "Kind",
                value: query.kind,
                options: [
                  { value: "synonym", label: "Synonyms" },
                  { value: "brand", label: "Products by others" },
                ],
              },
            ]}
          />
          {rows.length === 0 ? (
            <EmptyState title={isFiltered ? "Nothing found" : "No synonyms yet"}>
              {isFiltered
                ? "No row fits these filters."
                : "Searches find only what listings say themselves. Add the first row."}
            </EmptyState>
          ) : (
            <Panel>
              <SynonymTable rows={rows} />
              <PanelFooter>
                <p className="t-small text-ink-3">
                  {rows.length === total
                    ? `${total} ${total === 1 ? "row" : "rows"}`
                    : `The first ${rows.length} of ${total} rows`}
                </p>
              </PanelFooter>
            </Panel>
          )}
        </div>
        <Panel aria-labelledby="new-synonym">
          <PanelHeader id="new-synonym" title="New row" />
          <PanelBody>
            {/* A new form after each row: what was added is in the list. */}
            <ActionForm key={total} action={addSynonymAction}>
              <SynonymFields />
              <div>
                <SubmitButton>Add row</SubmitButton>
              </div>
            </ActionForm>
          </PanelBody>
        </Panel>
      </div>
    </>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SynonymFields } from "@/components/catalog/synonym-fields";
import { PageHeader } from "@/components/layout/page-header";
import { ActionForm } from "@/components/ui/action-form";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { loadStaffScope } from "@/lib/accounts/gates/loaders";
import { changeSynonymAction, removeSynonymAction } from "@/lib/catalog/synonyms/actions";
import { getSynonym } from "@/lib/catalog/synonyms/data";
import { db } from "@/lib/platform/db";

export const instant = false;
export const metadata: Metadata = { title: "Synonyms" };

/** One row of synonyms: change or remove it. */
export default async function SynonymPage({ params }: PageProps<"/admin/synonyms/[synonym]">) {
  const scope = await loadStaffScope("synonym.manage");
  const row = await getSynonym(db(), scope, (await params).synonym);
  if (!row) notFound();
  return (
    <>
      <Breadcrumb items={[{ label: "Search synonyms", href: "/admin/synonyms" }, { label: row.words[0] ?? "Row" }]} />
      <PageHeader title={row.words[0] ?? "Row"}>Searches use what is said here as soon as it is saved.</PageHeader>
      <div className="grid max-w-[640px] gap-6">
        <Panel aria-labelledby="change">
          <PanelHeader id="change" title="What it says" />
          <PanelBody>
            <ActionForm action={changeSynonymAction}>
              <input type="hidden" name="synonym" value={row.id} />
              <SynonymFields row={row} />
              <div>
                <SubmitButton>Save row</SubmitButton>
              </div>
            </ActionForm>
          </PanelBody>
        </Panel>
        <Panel aria-labelledby="remove">
          <PanelHeader id="remove" title="Remove it" />
          <PanelBody>
            <ActionForm action={removeSynonymAction}>
              <input type="hidden" name="synonym" value={row.id} />
              <p className="text-ink-2">
                Searches for these words then find only what listings say themselves. The audit keeps the row.
              </p>
              <div>
                <SubmitButton variant="bad">Remove row</SubmitButton>
              </div>
            </ActionForm>
          </PanelBody>
        </Panel>
      </div>
    </>
  );
}

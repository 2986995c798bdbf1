import { PageHeader } from "@/components/layout/page-header";
import { AgreementForm } from "@/components/partners/agreement-form";
import { AgreementTable } from "@/components/partners/agreement-table";
import { Guarded } from "@/components/ui/guarded";
import { Markdown } from "@/components/ui/markdown";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { State } from "@/components/ui/state";
import { loadStaffScope } from "@/lib/accounts/gates/loaders";
import { listAgreements } from "@/lib/partners/agreement/data";
import { db } from "@/lib/platform/db";

export const instant = false;
export const metadata = { title: "Partner agreement" };

/** The agreement in force, who accepted which version, and a form for the next one. */
export default async function AgreementPage() {
  const scope = await loadStaffScope("agreement.publish");
  const { versions, partners } = await listAgreements(db(), scope);
  const newest = versions[0];
  return (
    <>
      <PageHeader title="Partner agreement">
        Partners accept the newest version before they submit. What was published before stays as it was read.
      </PageHeader>
      <div className="grid items-start gap-6 xl:grid-cols-2">
        <div className="stack">
          {newest ? (
            <Panel aria-labelledby="in-force">
              <PanelHeader id="in-force" title={newest.title} note={`Version ${newest.version}, in force`} />
              <PanelBody>
                <Guarded>
                  <Markdown text={newest.body} lang="en" />
                </Guarded>
              </PanelBody>
            </Panel>
          ) : (
            <State kind="empty" title="No agreement yet">
              Until one is published there is nothing to accept, and partners submit without it.
            </State>
          )}
          {versions.length > 0 && (
            <Panel aria-label="Versions">
              <AgreementTable versions={versions} partners={partners} />
            </Panel>
          )}
        </div>
        <Panel aria-labelledby="next-version">
          <PanelHeader id="next-version" title={`Version ${(newest?.version ?? 0) + 1}`} note="Not published" />
          <PanelBody>
            {/* A new form after each publication: what it begins with is the text now in force. */}
            <AgreementForm key={newest?.version ?? 0} newest={newest ?? null} />
          </PanelBody>
        </Panel>
      </div>
    </>
  );
}

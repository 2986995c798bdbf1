import Link from "next/link";
import { Kv } from "@/components/ui/kv";
import { Num } from "@/components/ui/num";
import { Panel, PanelBody, PanelFooter, PanelHeader } from "@/components/ui/panel";
import { Time } from "@/components/ui/time";
import type { PartnerRecord } from "@/lib/insights/partners/types";
import { countryName } from "@/lib/platform/text/code-names";

/** What a partner is, in short, with the ways to its public page and its audit. */
export function PartnerFactsPanel({
  record,
  auditHref,
}: {
  readonly record: PartnerRecord;
  /** Null for roles that may not read the audit. */
  readonly auditHref: string | null;
}) {
  const text = (value: string) => (value === "" ? "Not given" : <bdi className="break-all">{value}</bdi>);
  return (
    <Panel aria-labelledby="facts">
      <PanelHeader id="facts" title="Facts" />
      <PanelBody>
        <Kv
          facts={[
            { name: "Id", value: <code className="mono break-all">{record.partner}</code> },
            { name: "Website", value: text(record.website) },
            { name: "Support", value: text(record.supportEmail) },
            { name: "Country", value: text(countryName(record.country, "en")) },
            { name: "Installed", value: <Num value={record.activeInstallations} /> },
            { name: "Since", value: <Time at={record.createdAt} /> },
          ]}
        />
      </PanelBody>
      <PanelFooter className="flex flex-wrap gap-4">
        {record.publicListings > 0 && <Link href={`/en/partners/${record.slug}`}>Public page</Link>}
        {auditHref && <Link href={auditHref}>Audit of it</Link>}
      </PanelFooter>
    </Panel>
  );
}

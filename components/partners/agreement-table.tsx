import { Bar } from "@/components/ui/bar";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { AgreementVersion } from "@/lib/partners/types";

/** Versions of the agreement with how many of all partners accepted each. */
export function AgreementTable({
  versions,
  partners,
}: {
  readonly versions: readonly AgreementVersion[];
  readonly partners: number;
}) {
  return (
    <Table
      label="Versions of the agreement"
      stack
      rows={versions}
      rowKey={({ version }) => String(version)}
      columns={[
        { key: "version", head: "Version", names: true, cell: ({ version, title }) => `${version}, ${title}` },
        { key: "since", head: "Published", cell: ({ publishedAt }) => <Time at={publishedAt} show="date" /> },
        {
          key: "accepted",
          head: "Accepted by",
          cell: ({ accepted }) => (
            <span className="grid min-w-32 gap-1">
              {accepted} of {partners} partners
              <Bar value={partners > 0 ? accepted / partners : 0} tone="ok" />
            </span>
          ),
        },
      ]}
    />
  );
}

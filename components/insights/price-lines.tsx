import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { formatSummary } from "@/components/listings/format";
import { Num } from "@/components/ui/num";
import { Table } from "@/components/ui/table";
import type { PriceLine } from "@/lib/insights/finance/types";

/** What public listings cost and how many have them. */
export async function PriceLines({ rows }: { readonly rows: readonly PriceLine[] }) {
  const t = await getTranslations({ locale: "en", namespace: "listing" });
  return (
    <Table
      label="Prices"
      rows={rows}
      rowKey={(row) => row.listing}
      stack
      tight
      columns={[
        {
          key: "name",
          head: "Listing",
          names: true,
          cell: (row) => (
            <Link href={`/admin/listings/${row.listing}`}>
              <bdi>{row.name}</bdi>
            </Link>
          ),
        },
        {
          key: "partner",
          head: "Partner",
          cell: (row) => (
            <Link href={`/admin/partners/${row.partner}`}>
              <bdi>{row.partnerName}</bdi>
            </Link>
          ),
        },
        { key: "price", head: "Price", cell: (row) => formatSummary(row.price, "en", t) },
        { key: "installs", head: "Installed", num: true, cell: (row) => <Num value={row.activeInstallations} /> },
      ]}
    />
  );
}

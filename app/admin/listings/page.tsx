import type { Metadata } from "next";
import { Directory } from "@/components/insights/directory";
import { ListingLines } from "@/components/insights/listing-lines";
import { PageHeader } from "@/components/layout/page-header";
import { LISTING_WORDS } from "@/components/listings/state-tags";
import { loadStaffScope } from "@/lib/accounts/gates/loaders";
import { listListings } from "@/lib/insights/listings/data";
import { listingsQuerySchema } from "@/lib/insights/listings/schema";
import { LISTING_STATES } from "@/lib/listings/types";
import { db } from "@/lib/platform/db";

export const instant = false;
export const metadata: Metadata = { title: "Listings" };

/** Every listing of every partner, and how it stands. */
export default async function ListingsPage({ searchParams }: PageProps<"/admin/listings">) {
  const scope = await loadStaffScope("listing.directory.read");
  const query = listingsQuerySchema.parse(await searchParams);
  const { rows, next } = await listListings(db(), scope, query);
  return (
    <>
      <PageHeader title="Listings">Every listing, how it stands, and where it can be stopped.</PageHeader>
      <Directory
        base="/admin/listings"
        things="listings"
        search={{ label: "Name, address or id", value: query.q, placeholder: "Tallyho, lst_…, ptn_…" }}
        selects={[
          {
            name: "state",
            label: "State",
            value: query.state,
            options: LISTING_STATES.map((value) => ({ value, label: LISTING_WORDS[value] })),
          },
          {
            name: "block",
            label: "Stopped",
            value: query.block,
            options: [
              { value: "stopped", label: "In some way" },
              { value: "soft", label: "New installations" },
              { value: "hard", label: "Everything" },
              { value: "none", label: "Not stopped" },
            ],
          },
          {
            name: "certificate",
            label: "Certificate",
            value: query.certificate,
            options: [
              { value: "valid", label: "In force" },
              { value: "none", label: "None in force" },
            ],
          },
          {
            name: "reports",
            label: "Complaints",
            value: query.reports,
            options: [{ value: "open", label: "Open ones" }],
          },
          {
            name: "proposed",
            label: "Proposals",
            value: query.proposed,
            options: [{ value: "waiting", label: "Waiting" }],
          },
        ]}
        count={rows.length}
        onward={query.before !== null}
        next={next}
      >
        <ListingLines rows={rows} />
      </Directory>
    </>
  );
}

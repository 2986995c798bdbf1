import Link from "next/link";
import { EmptyState } from "@/components/layout/empty-state";
import { PageHeader } from "@/components/layout/page-header";
import { ListingTag, TYPE_WORDS, VersionTag } from "@/components/listings/state-tags";
import { ButtonLink } from "@/components/ui/button";
import { Mark } from "@/components/ui/mark";
import { Panel } from "@/components/ui/panel";
import { Table } from "@/components/ui/table";
import { loadPartnerScope } from "@/lib/accounts/gates/loaders";
import { getListingsForPartner } from "@/lib/listings/data";
import { nextStepOf } from "@/lib/listings/editor/next-step";
import { mediaPathOrNull } from "@/lib/listings/media/path";
import { db } from "@/lib/platform/db";

export const instant = false;
export const metadata = { title: "Listings" };

export default async function ListingsPage({ params }: PageProps<"/partner/[partner]/listings">) {
  const { partner } = await params;
  const scope = await loadPartnerScope(partner, "listing.read");
  const listings = await getListingsForPartner(db(), scope);
  const base = `/partner/${partner}/listings`;
  const create = (
    <ButtonLink href={`${base}/new`} variant="ink">
      New listing
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title="Listings" actions={listings.length > 0 && create}>
        What the catalog shows of you, and what is next for each.
      </PageHeader>
      {listings.length === 0 ? (
        <EmptyState title="No listing yet" actions={create}>
          A listing is what customers find and install. It comes with a sandbox client, so you can build before anything
          is public.
        </EmptyState>
      ) : (
        <Panel>
          <Table
            label="Listings"
            stack
            rows={listings.flatMap((listing) => {
              const newest = listing.versions[0];
              return newest ? [{ listing, newest, next: nextStepOf(listing) }] : [];
            })}
            rowKey={({ listing }) => listing.id}
            columns={[
              {
                key: "name",
                head: "Name",
                names: true,
                cell: ({ listing, newest }) => (
                  <Link href={`${base}/${listing.shownId}`} className="flex items-center gap-3 no-underline">
                    <Mark name={newest.content.name} src={mediaPathOrNull(newest.content.iconMediaId)} size="s" />
                    <span className="grid">
                      <bdi className="underline-offset-2 hover:underline">{newest.content.name}</bdi>
                      <small className="font-normal text-ink-3">{TYPE_WORDS[listing.type].name}</small>
                    </span>
                  </Link>
                ),
              },
              { key: "state", head: "Public", cell: ({ listing }) => <ListingTag state={listing.state} /> },
              {
                key: "version",
                head: "Newest version",
                cell: ({ newest }) => (
                  <span className="flex flex-wrap items-center gap-2">
                    {newest.number} <VersionTag state={newest.state} />
                  </span>
                ),
              },
              {
                key: "next",
                head: "What is next",
                cell: ({ listing, next }) => (
                  <span className="grid gap-0.5">
                    <span>{next.sentence}</span>
                    {next.action && (
                      <Link href={`${base}/${listing.shownId}${next.action.page}`}>{next.action.label}</Link>
                    )}
                  </span>
                ),
              },
              { key: "use", head: "Workspaces", num: true, cell: ({ listing }) => listing.activeInstallations },
            ]}
          />
        </Panel>
      )}
    </>
  );
}

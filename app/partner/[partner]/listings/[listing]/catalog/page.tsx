import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/layout/page-header";
import { AffectedPanel } from "@/components/lifecycle/affected-panel";
import { MeasureHistory } from "@/components/lifecycle/measure-history";
import { ProposalNote } from "@/components/lifecycle/proposal-note";
import { StepForm } from "@/components/lifecycle/step-form";
import { ListingTag } from "@/components/listings/state-tags";
import { State } from "@/components/ui/state";
import { can } from "@/lib/accounts/policy";
import { decideOwnProposal, unlistListing } from "@/lib/lifecycle/measures/actions";
import { getAffected, getListingFacts, listMeasures } from "@/lib/lifecycle/measures/data";
import { canTake } from "@/lib/lifecycle/transitions";
import { loadOwnListing } from "@/lib/listings/loaders";
import { db } from "@/lib/platform/db";

export const instant = false;
export const metadata: Metadata = { title: "Catalog" };

/** Takes a listing out of the catalog or puts it back: what that does, whom it affects, and what was done before. */
export default async function CatalogPage({ params }: PageProps<"/partner/[partner]/listings/[listing]/catalog">) {
  const { partner, listing: shown } = await params;
  const { scope, listing } = await loadOwnListing(partner, shown, "listing.read");
  const facts = await getListingFacts(db(), scope, listing.id);
  if (!facts) notFound();
  const [affected, measures] = [
    await getAffected(db(), scope, listing.id),
    await listMeasures(db(), scope, listing.id),
  ];
  const step = (["unlist", "relist"] as const).find((one) => canTake(one, facts));
  const name = listing.versions[0]?.content.name ?? "";
  const base = `/partner/${partner}/listings/${shown}`;
  const may = can({ kind: "partner", role: scope.role, own: true }, "listing.unlist");
  const open = measures.find(({ state, side }) => state === "proposed" && side === "partner");
  const form = () => {
    if (open) return null;
    if (!step)
      return (
        <State kind="empty" title={facts.published ? "Nothing to change" : "It is not in the catalog yet"}>
          {facts.published
            ? "It is stopped or being retired, so it cannot be moved now."
            : "Publish a version first; then it can be taken out again."}
        </State>
      );
    if (!may)
      return (
        <State kind="forbidden" title="Only an owner or admin can do this">
          Ask one of them in your team.
        </State>
      );
    return (
      <StepForm
        own
        step={step}
        installations={affected.installations}
        action={unlistListing}
        fields={{ partner, listing: shown, step }}
        back={base}
      />
    );
  };
  return (
    <>
      <PageHeader
        title="Catalog"
        crumbs={[
          { label: "Listings", href: `/partner/${partner}/listings` },
          { label: name, href: base },
        ]}
        tag={<ListingTag state={listing.state} />}
      >
        Whether customers find <bdi>{name}</bdi>. What they installed is theirs to keep either way.
      </PageHeader>
      <div className="stack">
        {open && (
          <ProposalNote
            proposal={open}
            personId={scope.person.personId}
            action={decideOwnProposal}
            fields={{ partner }}
            mayDecide={may}
          />
        )}
        <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
          {form()}
          {facts.published && <AffectedPanel affected={affected} own />}
        </div>
        <MeasureHistory measures={measures} />
      </div>
    </>
  );
}

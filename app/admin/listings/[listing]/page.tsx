import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ListingFactsPanel } from "@/components/insights/listing-facts-panel";
import { ListingParts } from "@/components/insights/listing-parts";
import { PageHeader } from "@/components/layout/page-header";
import { MeasureHistory } from "@/components/lifecycle/measure-history";
import { ProposalNote } from "@/components/lifecycle/proposal-note";
import { StepsPanel } from "@/components/lifecycle/steps-panel";
import { BlockTag } from "@/components/listings/block-tag";
import { ListingTag } from "@/components/listings/state-tags";
import { FormMessage } from "@/components/ui/form-message";
import { loadStaffScope } from "@/lib/accounts/gates/loaders";
import { can, type PolicyName } from "@/lib/accounts/policy";
import { searchText } from "@/lib/accounts/search-text";
import { getListingRecord } from "@/lib/insights/listings/data";
import { decideProposal } from "@/lib/lifecycle/measures/actions";
import { getListingFacts, listMeasures } from "@/lib/lifecycle/measures/data";
import { canTake, measureOf } from "@/lib/lifecycle/transitions";
import { MEASURE_STEPS, type MeasureStep } from "@/lib/lifecycle/types";
import { db } from "@/lib/platform/db";
import { parseId } from "@/lib/platform/ids";

export const instant = false;
export const metadata: Metadata = { title: "Listing" };

/** One listing with its versions, certificates, installations and complaints. */
export default async function ListingPage({ params, searchParams }: PageProps<"/admin/listings/[listing]">) {
  const scope = await loadStaffScope("listing.directory.read");
  const record = await getListingRecord(db(), scope, (await params).listing);
  if (!record) notFound();
  const listingId = parseId("listing", record.listing) ?? notFound();
  const [facts, measures] = [await getListingFacts(db(), scope, listingId), await listMeasures(db(), scope, listingId)];
  const may = (policy: PolicyName) => can({ kind: "staff", role: scope.role, totpDone: true }, policy);
  const open = measures.find(({ state }) => state === "proposed");
  const offered = (step: MeasureStep) =>
    facts !== null && canTake(step, facts) && measureOf(step).side === "staff" && may(measureOf(step).policy);
  const done = searchText((await searchParams).done);
  return (
    <>
      <PageHeader
        title={<bdi>{record.name}</bdi>}
        crumbs={[{ label: "Listings", href: "/admin/listings" }]}
        tag={
          <span className="flex flex-wrap gap-1.5">
            <ListingTag state={record.state} />
            <BlockTag block={record.installBlock} />
          </span>
        }
      >
        By{" "}
        <Link href={`/admin/partners/${record.partner}`}>
          <bdi>{record.partnerName}</bdi>
        </Link>
        .
      </PageHeader>
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_400px]">
        <div className="stack min-w-0">
          {done === "taken" && (
            <FormMessage tone="ok">
              It is done. The partner and every workspace that has it are told; the public pages follow at once.
            </FormMessage>
          )}
          {done === "proposed" && (
            <FormMessage tone="info">
              It is proposed. Somebody else with your rights was mailed to approve it.
            </FormMessage>
          )}
          {open && (
            <ProposalNote
              proposal={open}
              personId={scope.person.personId}
              action={decideProposal}
              fields={{}}
              mayDecide={may("listing.stop")}
            />
          )}
          <ListingParts record={record} />
          <MeasureHistory measures={measures} />
        </div>
        <div className="stack min-w-0">
          {may("listing.stop") && !open && (
            <StepsPanel steps={MEASURE_STEPS.filter(offered)} base={`/admin/listings/${record.listing}/steps`} />
          )}
          <ListingFactsPanel
            record={record}
            auditHref={may("audit.read") ? `/admin/audit?subject=${record.listing}` : null}
          />
        </div>
      </div>
    </>
  );
}

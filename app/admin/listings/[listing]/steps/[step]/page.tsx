import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/layout/page-header";
import { AffectedPanel } from "@/components/lifecycle/affected-panel";
import { StepForm } from "@/components/lifecycle/step-form";
import { BlockTag } from "@/components/listings/block-tag";
import { loadStaffScope } from "@/lib/accounts/gates/loaders";
import { can } from "@/lib/accounts/policy";
import { getListingRecord } from "@/lib/insights/listings/data";
import { revokeCertificate, stopListing } from "@/lib/lifecycle/measures/actions";
import { getAffected, getListingFacts } from "@/lib/lifecycle/measures/data";
import { canTake, measureOf } from "@/lib/lifecycle/transitions";
import { MEASURE_STEPS } from "@/lib/lifecycle/types";
import { db } from "@/lib/platform/db";
import { parseId } from "@/lib/platform/ids";

export const instant = false;
export const metadata: Metadata = { title: "Stop a listing" };

/** One step about a listing: what it does and whom it affects, before it is taken. */
export default async function StepPage({ params }: PageProps<"/admin/listings/[listing]/steps/[step]">) {
  const { listing: shown, step: asked } = await params;
  const scope = await loadStaffScope("listing.stop");
  const step = MEASURE_STEPS.find((one) => one === asked && measureOf(one).side === "staff");
  const [record, listingId] = [await getListingRecord(db(), scope, shown), parseId("listing", shown)];
  const facts = listingId ? await getListingFacts(db(), scope, listingId) : null;
  if (!step || !record || !listingId || !facts || !canTake(step, facts)) notFound();
  const affected = await getAffected(db(), scope, listingId);
  const base = `/admin/listings/${shown}`;
  const linked = can({ kind: "staff", role: scope.role, totpDone: true }, "workspace.directory.read");
  return (
    <>
      <PageHeader
        title={
          <>
            {measureOf(step).label}: <bdi>{record.name}</bdi>
          </>
        }
        crumbs={[
          { label: "Listings", href: "/admin/listings" },
          { label: record.name, href: base },
        ]}
        tag={<BlockTag block={record.installBlock} />}
      />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <StepForm
          step={step}
          installations={affected.installations}
          action={step === "revoke_certificate" ? revokeCertificate : stopListing}
          fields={{ listing: shown, step }}
          back={base}
        />
        <AffectedPanel affected={affected} linked={linked} />
      </div>
    </>
  );
}

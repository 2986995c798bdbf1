import { notFound } from "next/navigation";
import { ListingView } from "@/components/listings/listing-view";
import { ButtonLink } from "@/components/ui/button";
import { getPublicScope } from "@/lib/accounts/gates/data";
import { loadStaffScope } from "@/lib/accounts/gates/loaders";
import { getMarketplaceName } from "@/lib/accounts/marketplace/data";
import { getReviewPreview } from "@/lib/certification/review/data";
import { db } from "@/lib/platform/db";

export const instant = false;
export const metadata = { title: "Preview", robots: { index: false, follow: false } };

/** The listing page of exactly what was handed in, as customers would see it: what a reviewer certifies. */
export default async function ReviewPreviewPage({ params }: PageProps<"/admin/certification/[submission]/preview">) {
  const scope = await loadStaffScope("certification.read");
  const { submission } = await params;
  const preview = (await getReviewPreview(db(), scope, submission)) ?? notFound();
  const hostName = await getMarketplaceName(db(), getPublicScope());
  return (
    <div className="stack">
      <div className="flex flex-wrap items-center gap-3 rounded-md bg-sunk px-4 py-2.5">
        <p>
          Version {preview.number} as it was handed in, round {preview.round}.{" "}
          <span className="text-ink-3">Only staff see this page.</span>
        </p>
        <ButtonLink href={`/admin/certification/${submission}`} size="s" className="ms-auto">
          Back to the review
        </ButtonLink>
      </div>
      <ListingView model={preview.model} locale="en" hostName={hostName} />
    </div>
  );
}

import { notFound } from "next/navigation";
import { PreviewRefresh } from "@/components/listings/editor/preview-refresh";
import { ListingView } from "@/components/listings/listing-view";
import { VersionTag } from "@/components/listings/state-tags";
import { ButtonLink } from "@/components/ui/button";
import { getPublicScope } from "@/lib/accounts/gates/data";
import { getMarketplaceName } from "@/lib/accounts/marketplace/data";
import { getPreviewModel, workingVersion } from "@/lib/listings/data";
import { loadOwnListing } from "@/lib/listings/loaders";
import { db } from "@/lib/platform/db";

export const instant = false;
export const metadata = { title: "Preview", robots: { index: false, follow: false } };

/** The listing page as it would be with the version in work, without the portal's frame; the editor shows it beside the form. */
export default async function PreviewPage({
  params,
  searchParams,
}: PageProps<"/partner/[partner]/listings/[listing]/preview">) {
  const { partner, listing: shownId } = await params;
  const { scope, listing } = await loadOwnListing(partner, shownId, "listing.read");
  const { frame } = await searchParams;
  const version = workingVersion(listing) ?? listing.versions[0] ?? notFound();
  const [model, hostName] = await Promise.all([
    getPreviewModel(db(), scope, listing, version),
    getMarketplaceName(db(), getPublicScope()),
  ]);
  return (
    <main id="main" className="wrap pb-16">
      <PreviewRefresh listing={shownId} />
      {frame === undefined && (
        <div className="mt-4 flex flex-wrap items-center gap-3 rounded-md bg-sunk px-4 py-2.5">
          <p className="flex flex-wrap items-center gap-2">
            Preview of version {version.number} <VersionTag state={version.state} />
            <span className="text-ink-3">Only your team sees this page.</span>
          </p>
          <ButtonLink href={`/partner/${partner}/listings/${shownId}/edit`} size="s" className="ms-auto">
            Back to the editor
          </ButtonLink>
        </div>
      )}
      <ListingView model={model} locale="en" hostName={hostName} />
    </main>
  );
}

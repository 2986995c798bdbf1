import { PageHeader } from "@/components/layout/page-header";
import { CapabilityDiffView } from "@/components/listings/capability-diff-view";
import { VersionTag } from "@/components/listings/state-tags";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { Time } from "@/components/ui/time";
import { diffCapabilities, isEmptyDiff } from "@/lib/listings/capability-diff";
import type { OwnVersion } from "@/lib/listings/data";
import { loadOwnListing } from "@/lib/listings/loaders";

export const instant = false;
export const metadata = { title: "Versions" };

/** What a version is compared with: the newest older one that was public. */
function formerOf(version: OwnVersion, versions: readonly OwnVersion[]): OwnVersion | null {
  return versions.slice(versions.indexOf(version) + 1).find((older) => older.publishedAt !== null) ?? null;
}

export default async function VersionsPage({ params }: PageProps<"/partner/[partner]/listings/[listing]/versions">) {
  const { partner, listing: shownId } = await params;
  const { listing } = await loadOwnListing(partner, shownId, "listing.read");
  const name = listing.versions[0]?.content.name ?? "";
  return (
    <>
      <PageHeader
        title="Versions"
        crumbs={[
          { label: "Listings", href: `/partner/${partner}/listings` },
          { label: name, href: `/partner/${partner}/listings/${shownId}` },
          { label: "Versions" },
        ]}
      >
        What each version changes in permissions, events, addresses and price. Workspaces read the same on the listing
        page.
      </PageHeader>
      <div className="stack max-w-[860px]">
        {listing.versions.map((version) => {
          const former = formerOf(version, listing.versions);
          const diff = diffCapabilities(former?.content ?? null, version.content);
          return (
            <Panel key={version.id} aria-labelledby={version.id}>
              <PanelHeader
                id={version.id}
                title={version.number}
                note={<Time at={version.publishedAt ?? version.updatedAt} />}
              >
                <VersionTag state={version.state} />
              </PanelHeader>
              <PanelBody className="grid gap-3">
                {version.content.changes !== "" && <p dir="auto">{version.content.changes}</p>}
                {isEmptyDiff(diff) ? (
                  <p className="text-ink-3">No new permissions, addresses or prices.</p>
                ) : (
                  <>
                    <p className="t-small text-ink-3">
                      {former ? `Against ${former.number}` : "Against nothing: it is the first"}
                    </p>
                    <CapabilityDiffView diff={diff} locale="en" />
                  </>
                )}
              </PanelBody>
            </Panel>
          );
        })}
      </div>
    </>
  );
}

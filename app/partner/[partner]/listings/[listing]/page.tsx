import Link from "next/link";
import { LiveSecretNote } from "@/components/clients/live-secret-note";
import { PageHeader } from "@/components/layout/page-header";
import { BlockTag } from "@/components/listings/block-tag";
import { NextStepCard } from "@/components/listings/portal/next-step-card";
import { ListingTag, TYPE_WORDS } from "@/components/listings/state-tags";
import { NextVersionForm } from "@/components/onboarding/next-version-form";
import { VersionTable } from "@/components/onboarding/version-table";
import { ButtonLink } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { Kv } from "@/components/ui/kv";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { can } from "@/lib/accounts/policy";
import { hasLiveSecret } from "@/lib/clients/credentials/data";
import { getStopReason, listMeasures } from "@/lib/lifecycle/measures/data";
import { publishedVersion, workingVersion } from "@/lib/listings/data";
import { needsLiveSecret } from "@/lib/listings/live-secret";
import { loadOwnListing } from "@/lib/listings/loaders";
import { db } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";

export const instant = false;
export const metadata = { title: "Listing" };

export default async function ListingPage({
  params,
  searchParams,
}: PageProps<"/partner/[partner]/listings/[listing]">) {
  const { partner, listing: shownId } = await params;
  const { scope, listing } = await loadOwnListing(partner, shownId, "listing.read");
  const { published: justPublished, done } = await searchParams;
  const base = `/partner/${partner}/listings/${shownId}`;
  const working = workingVersion(listing);
  const live = publishedVersion(listing);
  const newest = listing.versions[0];
  const lacksSecret =
    newest !== undefined &&
    needsLiveSecret(working ?? newest) &&
    !(await hasLiveSecret(db(), scope, listing.liveClientId));
  const stopReason = await getStopReason(db(), scope, listing);
  const waits = (await listMeasures(db(), scope, listing.id)).some(
    ({ state, side }) => state === "proposed" && side === "partner",
  );
  const mayMakeSecrets = can({ kind: "partner", role: scope.role, own: true }, "client.secret.create");
  const mayPublish = can({ kind: "partner", role: scope.role, own: true }, "listing.publish");
  return (
    <>
      <PageHeader
        title={<bdi>{newest?.content.name}</bdi>}
        crumbs={[{ label: "Listings", href: `/partner/${partner}/listings` }, { label: newest?.content.name ?? "" }]}
        tag={
          <>
            <ListingTag state={listing.state} />
            <BlockTag block={listing.installBlock} />
          </>
        }
        actions={
          <>
            {live && listing.state !== "unlisted" && (
              <ButtonLink href={`/en/integrations/${listing.slug}`}>See it in the catalog</ButtonLink>
            )}
            <ButtonLink href={`${base}/preview`}>Preview</ButtonLink>
          </>
        }
      />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_320px]">
        <div className="stack gap-6">
          {justPublished !== undefined && live && (
            <FormMessage tone="ok">
              Version {live.number} is public.{" "}
              <Link href={`/en/integrations/${listing.slug}`}>See it in the catalog</Link>
            </FormMessage>
          )}
          {listing.installBlock !== "none" && (
            <FormMessage tone={listing.installBlock === "hard" ? "bad" : "warn"}>
              <strong>
                {listing.installBlock === "hard"
                  ? "The marketplace stopped this integration."
                  : "The marketplace stopped new installations."}
              </strong>{" "}
              {listing.installBlock === "hard"
                ? "Live tokens are refused and no events are sent. Your sandbox works on. Events from now on are kept; recover them under Webhooks once this is lifted."
                : "Where it is installed it keeps working."}
              {stopReason && (
                <p className="mt-1 break-words">
                  Why: <bdi dir="auto">{stopReason}</bdi>
                </p>
              )}
            </FormMessage>
          )}
          {waits && (
            <FormMessage tone="warn">
              A step about the catalog waits for a second person. <Link href={`${base}/catalog`}>See it</Link>
            </FormMessage>
          )}
          {done === "taken" && <FormMessage tone="ok">It is done, and everybody concerned is told.</FormMessage>}
          {lacksSecret && (
            <LiveSecretNote
              partner={partner}
              base={base}
              clientId={mayMakeSecrets ? listing.liveClientId : null}
              isPublic={live !== null}
            />
          )}
          <NextStepCard partner={partner} listing={listing} mayPublish={mayPublish} />
          <Panel aria-labelledby="versions">
            <PanelHeader id="versions" title="Versions">
              <Link href={`${base}/versions`}>What each changed</Link>
            </PanelHeader>
            <VersionTable partner={partner} listing={listing} />
          </Panel>
          {!working && listing.state !== "retired" && (
            <Panel aria-labelledby="next-version">
              <PanelHeader id="next-version" title="Start the next version" />
              <PanelBody>
                <NextVersionForm partner={partner} listing={listing} />
              </PanelBody>
            </Panel>
          )}
        </div>
        <Panel aria-labelledby="facts">
          <PanelHeader id="facts" title="Facts" />
          <PanelBody>
            <Kv
              facts={[
                { name: "Web address", value: <code className="mono">/integrations/{listing.slug}</code> },
                { name: "Type", value: TYPE_WORDS[listing.type].name },
                { name: "Workspaces", value: listing.activeInstallations },
                ...(listing.sandboxClientId
                  ? [
                      {
                        name: "Sandbox client",
                        value: <code className="mono">{formatId("client", listing.sandboxClientId)}</code>,
                      },
                    ]
                  : []),
                ...(listing.liveClientId
                  ? [
                      {
                        name: "Live client",
                        value: <code className="mono">{formatId("client", listing.liveClientId)}</code>,
                      },
                    ]
                  : []),
              ]}
            />
          </PanelBody>
          <div className="panel__f flex flex-wrap gap-x-4">
            <Link href={`${base}/credentials`}>Credentials</Link>
            <Link href={`${base}/submission`}>Certification</Link>
            {live && (
              <Link href={`${base}/catalog`}>
                {listing.state === "unlisted" ? "Put it back into the catalog" : "Take it out of the catalog"}
              </Link>
            )}
          </div>
        </Panel>
      </div>
    </>
  );
}

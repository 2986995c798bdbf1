import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { Panel, PanelBody } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { type Stop, Track } from "@/components/ui/track";
import { publishVersionAction } from "@/lib/listings/actions";
import type { OwnListing } from "@/lib/listings/data";
import { nextStepOf } from "@/lib/listings/editor/next-step";
import { LISTINGS } from "@/lib/listings/transitions";
import type { VersionState } from "@/lib/listings/types";
import { formatId } from "@/lib/platform/ids";
import { canMove } from "@/lib/platform/transitions/derive";

const WAY = ["Write", "Hand in", "Review", "Approved", "Public"] as const;
const PLACE: Readonly<Record<VersionState, number>> = {
  draft: 0,
  submitted: 1,
  in_review: 2,
  changes_requested: 2,
  rejected: 2,
  approved: 3,
  published: 4,
  superseded: 4,
};

/** Where the newest version is on its way, and the one button that goes on. */
export function NextStepCard({
  partner,
  listing,
  mayPublish,
}: {
  readonly partner: string;
  readonly listing: OwnListing;
  readonly mayPublish: boolean;
}) {
  const newest = listing.versions[0];
  if (!newest) return null;
  const next = nextStepOf(listing);
  const place = PLACE[newest.state];
  const isPublic = newest.state === "published";
  const stops = WAY.map((name, index): Stop => {
    if (index === place && newest.state === "rejected") return { key: name, name: "Rejected", state: "stopped" };
    return { key: name, name, state: index < place || isPublic ? "done" : index === place ? "now" : "todo" };
  });
  const canPublish = newest.state === "approved" && canMove(LISTINGS, listing.state, "publish");
  return (
    <Panel aria-label="What is next">
      <PanelBody className="grid gap-5">
        <Track stops={stops} label={`Version ${newest.number}`} />
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3 border-t border-line pt-5">
          <p className="t-3 flex-1 basis-64">{next.sentence}</p>
          {canPublish && mayPublish && (
            <ActionForm action={publishVersionAction}>
              <input type="hidden" name="partner" value={partner} />
              <input type="hidden" name="version" value={formatId("version", newest.id)} />
              <SubmitButton variant="signal" pendingLabel="Publishing">
                Publish version {newest.number}
              </SubmitButton>
            </ActionForm>
          )}
          {canPublish && !mayPublish && <p className="text-ink-3">An owner or admin of your team publishes it.</p>}
          {next.action && next.action.page !== "" && (
            <ButtonLink
              href={`/partner/${partner}/listings/${listing.shownId}${next.action.page}`}
              variant={next.turn === "partner" ? "signal" : "default"}
            >
              {next.action.label}
            </ButtonLink>
          )}
        </div>
      </PanelBody>
    </Panel>
  );
}

import { TYPE_WORDS } from "@/components/listings/state-tags";
import { DepthMeter, toDepthLevel } from "@/components/ui/depth-meter";
import { FormMessage } from "@/components/ui/form-message";
import { Kv } from "@/components/ui/kv";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { reasonLabel } from "@/lib/certification/queue-reasons";
import type { Review } from "@/lib/certification/review/data";
import { isEmptyDiff } from "@/lib/listings/capability-diff";
import type { CapabilityDiff } from "@/lib/listings/types";
import { counted } from "@/lib/platform/text/counted";
import { DecisionText } from "./decision-text";
import { NarrowDiff } from "./narrow-diff";
import { Risk } from "./queue-table";

function historyWords({ approved, changesRequested, rejected }: Review["partner"]["history"]): string {
  const parts = [
    [approved, "approved"],
    [changesRequested, "sent back"],
    [rejected, "rejected"],
  ] as const;
  const words = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return words.length === 0 ? "none yet" : words.join(", ");
}

/** Of a first version everything is new, and its addresses and prices stand in the table below: only what it may do is repeated. */
function diffShown({ diff, published }: Review): CapabilityDiff {
  const none = { added: [], removed: [], changed: [] };
  return published ? diff : { ...diff, urls: none, price: none };
}

/** Beside the verdicts: what this version changes, why it is here, who the partner is, and what was decided before. */
export function ReviewFacts({ review }: { readonly review: Review }) {
  const { partner, published } = review;
  return (
    <>
      <Panel aria-labelledby="changes">
        <PanelHeader
          id="changes"
          title="What changes"
          note={published ? `${published.number} to ${review.version.number}` : "First version"}
        />
        <PanelBody className="grid gap-4">
          {isEmptyDiff(diffShown(review)) ? (
            <p className="text-ink-2">No permission, address or price changes.</p>
          ) : (
            <NarrowDiff diff={diffShown(review)} />
          )}
          <Kv
            facts={[
              { name: "Depth", value: <DepthMeter level={toDepthLevel(review.content.depth)} named small end /> },
              { name: "Type", value: TYPE_WORDS[review.listing.type].name },
              { name: "Risk", value: <Risk risk={review.risk} /> },
              {
                name: "Used by",
                value: counted(review.activeInstallations, "workspace"),
              },
            ]}
          />
          <div className="flex flex-wrap gap-1">
            {review.reasons.map((reason) => (
              <Tag key={reason} tone="line">
                {reasonLabel(reason)}
              </Tag>
            ))}
          </div>
        </PanelBody>
      </Panel>
      <Panel aria-labelledby="partner">
        <PanelHeader id="partner" title={<bdi>{partner.name}</bdi>} />
        <PanelBody className="grid grid-cols-1 gap-4">
          {partner.namesakes.length > 0 && (
            <FormMessage tone="warn">
              {partner.namesakes.length === 1
                ? "Another partner has"
                : `${partner.namesakes.length} other partners have`}{" "}
              this name: {partner.namesakes.map((slug) => `/partners/${slug}`).join(", ")}. Make sure customers can tell
              them apart.
            </FormMessage>
          )}
          <Kv
            facts={[
              { name: "Partner since", value: <Time at={partner.since} show="month" /> },
              { name: "Decisions", value: historyWords(partner.history) },
              { name: "Proven domains", value: partner.domains.length === 0 ? "none" : partner.domains.join(", ") },
            ]}
          />
        </PanelBody>
      </Panel>
      {review.decisions.length > 0 && (
        <Panel aria-labelledby="history">
          <PanelHeader id="history" title="Decisions on this version" />
          <PanelBody className="grid gap-4">
            {review.decisions.map((decision) => (
              <DecisionText key={decision.id} decision={decision} />
            ))}
          </PanelBody>
        </Panel>
      )}
    </>
  );
}

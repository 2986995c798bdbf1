import { Time } from "@/components/ui/time";
import type { QueueItem } from "@/lib/certification/review/data";

type Claim = Pick<QueueItem, "claim" | "claimedBy" | "claimExpiresAt" | "lockEnded" | "independent">;

/** Who has a submission and until when; or that nobody can be it who belongs to the partner. */
export function ClaimNote({ item }: { readonly item: Claim }) {
  if (!item.independent) return <span className="text-ink-3">Your own partner</span>;
  if (item.claim === "none") return <span className="text-ink-3">Free</span>;
  if (item.claim === "ended") {
    return (
      <span className="text-ink-3">
        Free, last with <bdi>{item.claimedBy}</bdi>
      </span>
    );
  }
  if (item.claim === "mine" && item.lockEnded) return <span className="text-warn">Yours, others may take it over</span>;
  return (
    <span className={item.claim === "mine" ? "font-semibold text-signal-ink" : undefined}>
      {item.claim === "mine" ? "Yours" : item.claimedBy}
      {item.claimExpiresAt && (
        <>
          {" until "}
          <Time at={item.claimExpiresAt} show="time" />
        </>
      )}
    </span>
  );
}

import { Stars } from "@/components/ui/stars";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { ReviewDto } from "@/lib/reviews/types";

/** A review in a line: stars, title, whose, and whether it still waits for an answer. */
export function ReviewLine({ review }: { readonly review: ReviewDto }) {
  return (
    <li className="grid gap-1 border-b border-line py-3 first:pt-0 last:border-b-0 last:pb-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Stars value={review.stars} />
        {!review.reply && <Tag tone="info">Not answered</Tag>}
      </div>
      <p lang={review.lang} dir="auto" className="font-semibold">
        {review.title}
      </p>
      <p className="t-small text-ink-2">
        <bdi>{review.workspaceLabel}</bdi> on <bdi>{review.listingName}</bdi>,{" "}
        <Time at={review.createdAt} show="date" />
      </p>
    </li>
  );
}

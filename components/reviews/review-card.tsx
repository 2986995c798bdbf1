import type { ReactNode } from "react";
import { Panel, PanelBody } from "@/components/ui/panel";
import { Time } from "@/components/ui/time";
import type { ReviewDto } from "@/lib/reviews/types";

/** A review as partners and moderators read it; `children` are what they can do with it. */
export function ReviewCard({ review, children }: { readonly review: ReviewDto; readonly children?: ReactNode }) {
  return (
    <Panel aria-label={`Review by ${review.authorLabel}`}>
      <PanelBody className="grid gap-3">
        <header className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <strong className="t-num" aria-hidden="true">
            {review.stars}
          </strong>
          <span className="sr-only">{review.stars} of 5 stars</span>
          <h2 className="t-3" lang={review.lang} dir="auto">
            {review.title}
          </h2>
          <span className="t-small ms-auto text-ink-2">
            <bdi>{review.listingName}</bdi> {review.versionNumber}, <Time at={review.createdAt} show="date" />
          </span>
        </header>
        <p lang={review.lang} dir="auto" className="max-w-[72ch] whitespace-pre-line">
          {review.body}
        </p>
        <p className="t-small text-ink-2">
          <bdi>{review.authorLabel}</bdi>, <bdi>{review.workspaceLabel}</bdi>
        </p>
        {children}
      </PanelBody>
    </Panel>
  );
}

import Link from "next/link";
import { notFound } from "next/navigation";
import { Conversation } from "@/components/certification/conversation";
import { FieldDiffTable } from "@/components/certification/field-diff-table";
import { QueueColumn } from "@/components/certification/queue-column";
import { QueueControls, queueHref } from "@/components/certification/queue-controls";
import { ReviewFacts } from "@/components/certification/review-facts";
import { ReviewForm } from "@/components/certification/review-form";
import { ReviewHead } from "@/components/certification/review-head";
import { Guarded } from "@/components/ui/guarded";
import { loadStaffScope } from "@/lib/accounts/gates/loaders";
import { reviewerMessageAction } from "@/lib/certification/review/actions";
import { getQueue, getReview } from "@/lib/certification/review/data";
import { readQueueView } from "@/lib/certification/review/queue-view";
import { db } from "@/lib/platform/db";

export const instant = false;
export const metadata = { title: "Review" };

/** One submission for a reviewer, with the queue beside it on wide screens. */
export default async function ReviewPage({ params, searchParams }: PageProps<"/admin/certification/[submission]">) {
  const scope = await loadStaffScope("certification.read");
  const { submission } = await params;
  const view = readQueueView(await searchParams);
  const review = (await getReview(db(), scope, submission)) ?? notFound();
  const queue = await getQueue(db(), scope, view);
  const here = queue.items.findIndex((item) => item.shownId === submission);
  const next = queue.items[here + 1];
  return (
    <div className="grid items-start gap-x-6 gap-y-4 2xl:grid-cols-[288px_minmax(0,1fr)]">
      <nav aria-label="Queue" className="panel max-2xl:hidden">
        <div className="grid gap-2.5 px-4 pt-3.5 pb-3">
          <p className="flex items-baseline gap-2">
            <Link href={queueHref(view)} className="t-3">
              Queue
            </Link>
            <span className="t-small text-ink-3">
              {queue.items.length}
              {queue.late > 0 && <b className="text-bad">, {queue.late} late</b>}
            </span>
          </p>
          <QueueControls view={view} counts={queue.counts} submission={submission} />
        </div>
        <QueueColumn items={queue.items} view={view} current={submission} />
      </nav>
      <div className="stack">
        <p className="t-small flex flex-wrap gap-x-5 2xl:hidden">
          <Link href={queueHref(view)}>Back to the queue, {queue.items.length}</Link>
          {next && (
            <Link href={queueHref(view, next.shownId)}>
              Next: <bdi>{next.name}</bdi> {next.number}
            </Link>
          )}
        </p>
        <ReviewHead review={review} />
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_308px]">
          <div className="stack">
            <Guarded>
              <ReviewForm review={review} />
            </Guarded>
            <Guarded>
              <FieldDiffTable review={review} />
            </Guarded>
          </div>
          <div className="stack">
            <Guarded>
              <ReviewFacts review={review} />
            </Guarded>
            <Guarded>
              <Conversation
                messages={review.messages}
                empty="Nothing was said yet."
                action={review.independent ? reviewerMessageAction : undefined}
                fields={{ submission: review.shownId }}
                label={`Message to ${review.partner.name}`}
              />
            </Guarded>
          </div>
        </div>
      </div>
    </div>
  );
}

import { PageHeader } from "@/components/layout/page-header";
import { ReviewCard } from "@/components/reviews/review-card";
import { ActionForm } from "@/components/ui/action-form";
import { State } from "@/components/ui/state";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextareaField } from "@/components/ui/textarea-field";
import { loadPartnerScope } from "@/lib/accounts/gates/loaders";
import { can } from "@/lib/accounts/policy";
import { db } from "@/lib/platform/db";
import { replyToReviewAction } from "@/lib/reviews/actions";
import { REVIEW_LIMITS } from "@/lib/reviews/constants";
import { listPartnerReviews } from "@/lib/reviews/data";

export const instant = false;
export const metadata = { title: "Reviews" };

export default async function PartnerReviewsPage({ params }: PageProps<"/partner/[partner]/reviews">) {
  const { partner } = await params;
  const scope = await loadPartnerScope(partner, "partner.read");
  const reviews = await listPartnerReviews(db(), scope);
  const mayReply = can({ kind: "partner", role: scope.role, own: true }, "review.reply");
  return (
    <>
      <PageHeader title="Reviews">
        What workspaces say, unanswered first. Your answer is public, one for each review.
      </PageHeader>
      {reviews.length === 0 && (
        <State kind="empty" title="No reviews yet">
          A workspace may review after seven active days or ten events.
        </State>
      )}
      <div className="grid gap-4">
        {reviews.map((review) => (
          <ReviewCard key={review.id} review={review}>
            {mayReply ? (
              <ActionForm action={replyToReviewAction} success="Your answer is public." className="max-w-[72ch]">
                <input type="hidden" name="partner" value={partner} />
                <input type="hidden" name="review" value={review.id} />
                <TextareaField
                  name="body"
                  label={review.reply ? "Your public answer" : "Answer publicly"}
                  rows={3}
                  maxLength={REVIEW_LIMITS.reply}
                  defaultValue={review.reply?.body}
                  dir="auto"
                />
                <div>
                  <SubmitButton size="s">{review.reply ? "Change answer" : "Publish answer"}</SubmitButton>
                </div>
              </ActionForm>
            ) : (
              review.reply && <p className="border-s-2 border-line-2 ps-3">{review.reply.body}</p>
            )}
          </ReviewCard>
        ))}
      </div>
    </>
  );
}

import { PageHeader } from "@/components/layout/page-header";
import { ReviewCard } from "@/components/reviews/review-card";
import { ActionForm } from "@/components/ui/action-form";
import { RadioField } from "@/components/ui/radio-field";
import { State } from "@/components/ui/state";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { Time } from "@/components/ui/time";
import { loadStaffScope } from "@/lib/accounts/gates/loaders";
import { db } from "@/lib/platform/db";
import { moderateReviewAction } from "@/lib/reviews/actions";
import { listReportedReviews } from "@/lib/reviews/data";

export const instant = false;
export const metadata = { title: "Reported reviews" };

export default async function ReportedReviewsPage() {
  const scope = await loadStaffScope("review.moderate");
  const reviews = await listReportedReviews(db(), scope);
  return (
    <>
      <PageHeader title="Reported reviews">
        A report hides nothing. A review stays up until one of you decides, with a reason.
      </PageHeader>
      {reviews.length === 0 && (
        <State kind="empty" title="Nothing reported">
          New reports appear here.
        </State>
      )}
      <div className="grid gap-4">
        {reviews.map((review) => (
          <ReviewCard key={review.id} review={review}>
            <ul className="grid gap-1 border-s-2 border-line-2 ps-3">
              {review.reports.map((report) => (
                <li key={`${report.at.toISOString()} ${report.reason}`} className="t-small">
                  “{report.reason}” <Time at={report.at} show="datetime" />
                </li>
              ))}
            </ul>
            <ActionForm action={moderateReviewAction} className="max-w-[72ch]">
              <input type="hidden" name="review" value={review.id} />
              <RadioField
                name="outcome"
                label="Decision"
                options={[
                  { value: "keep", label: "Keep it" },
                  { value: "remove", label: "Remove it", hint: "It leaves the listing and its stars no longer count." },
                ]}
              />
              <TextField name="reason" label="Reason" hint="Kept in the audit." />
              <div>
                <SubmitButton size="s">Decide</SubmitButton>
              </div>
            </ActionForm>
          </ReviewCard>
        ))}
      </div>
    </>
  );
}

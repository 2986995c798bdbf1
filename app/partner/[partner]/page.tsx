import { PageHeader } from "@/components/layout/page-header";
import { StepList } from "@/components/onboarding/step-list";
import { ReviewLine } from "@/components/reviews/review-line";
import { ButtonLink } from "@/components/ui/button";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { State } from "@/components/ui/state";
import { HealthRow } from "@/components/webhooks/health-row";
import { loadPartnerScope } from "@/lib/accounts/gates/loaders";
import { getHomeFacts } from "@/lib/onboarding/home/data";
import { homeSentence, homeSteps } from "@/lib/onboarding/home/steps";
import { db } from "@/lib/platform/db";
import { listPartnerReviews } from "@/lib/reviews/data";
import { listEndpoints } from "@/lib/webhooks/endpoints/data";

export const instant = false;
export const metadata = { title: "Home" };

export default async function PartnerHomePage({ params }: PageProps<"/partner/[partner]">) {
  const { partner } = await params;
  const scope = await loadPartnerScope(partner, "partner.read");
  const [endpoints, reviews] = await Promise.all([listEndpoints(db(), scope), listPartnerReviews(db(), scope)]);
  const facts = await getHomeFacts(db(), scope, endpoints);
  const steps = homeSteps(facts);
  const base = `/partner/${partner}`;
  const open = steps.filter(({ done }) => !done).length;
  // Once everything is set up, they take the room of the steps.
  const reviewsPanel = (
    <Panel aria-labelledby="reviews">
      <PanelHeader id="reviews" title="Reviews">
        <ButtonLink href={`${base}/reviews`} size="s" variant="quiet">
          All reviews
        </ButtonLink>
      </PanelHeader>
      <PanelBody>
        {reviews.length === 0 ? (
          <State kind="empty" bare level={3} title="No reviews yet">
            A workspace may review after seven active days or ten events.
          </State>
        ) : (
          <ul>
            {reviews.slice(0, 3).map((review) => (
              <ReviewLine key={review.id} review={review} />
            ))}
          </ul>
        )}
      </PanelBody>
    </Panel>
  );
  return (
    <>
      <PageHeader title={<bdi>{scope.partnerName}</bdi>}>{homeSentence(steps, facts)}</PageHeader>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_380px]">
        <div className="grid min-w-0 gap-6">
          <Panel aria-labelledby="steps">
            <PanelHeader
              id="steps"
              title={open === 0 ? "Everything is set up" : "Next steps"}
              note={open === 0 ? undefined : `${steps.length - open} of ${steps.length} done`}
            />
            {open === 0 && (
              <PanelBody className="flex flex-wrap gap-3">
                <ButtonLink href={`${base}/listings`}>Listings</ButtonLink>
                <ButtonLink href={`${base}/revenue`}>Revenue</ButtonLink>
                <ButtonLink href={`${base}/webhooks`}>Webhooks</ButtonLink>
              </PanelBody>
            )}
            <StepList base={base} steps={steps} />
          </Panel>
          {open === 0 && reviewsPanel}
        </div>
        <div className="grid min-w-0 gap-6">
          <Panel aria-labelledby="health">
            <PanelHeader id="health" title="Deliveries">
              <ButtonLink href={`${base}/webhooks`} size="s" variant="quiet">
                All webhooks
              </ButtonLink>
            </PanelHeader>
            <PanelBody>
              {endpoints.length === 0 ? (
                <State kind="empty" bare level={3} title="No endpoint yet">
                  A listing brings a test endpoint.
                </State>
              ) : (
                <ul>
                  {endpoints.slice(0, 4).map((endpoint) => (
                    <HealthRow key={endpoint.id} partner={partner} endpoint={endpoint} />
                  ))}
                </ul>
              )}
            </PanelBody>
          </Panel>
          {open > 0 && reviewsPanel}
        </div>
      </div>
    </>
  );
}

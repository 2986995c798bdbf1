import { ActionForm } from "@/components/ui/action-form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { resumeEndpointAction } from "@/lib/webhooks/endpoints/actions";
import type { EndpointDto } from "@/lib/webhooks/endpoints/data";

function Words({ endpoint }: { readonly endpoint: EndpointDto }) {
  if (endpoint.state === "failing") {
    return (
      <p>
        Nothing has succeeded since{" "}
        {endpoint.failingSince ? <Time at={endpoint.failingSince} show="datetime" /> : "a while"}. Each event is tried
        for 72 hours; after five days without a success we pause the endpoint.
      </p>
    );
  }
  if (endpoint.state === "disabled") {
    return <p>Your server answered 410 Gone, so we stopped. New events wait for seven days. Resume when it is back.</p>;
  }
  if (endpoint.failingSince) {
    return (
      <p>
        Nothing succeeded for five days, so we paused. We try one delivery an hour and resume when it gets through. New
        events wait for seven days.
      </p>
    );
  }
  return <p>Paused by your team. New events wait for seven days and go out when you resume.</p>;
}

/** What is wrong with an endpoint and the way out; nothing while it is active. */
export function EndpointNotice({
  partner,
  endpoint,
  mayManage,
}: {
  readonly partner: string;
  readonly endpoint: EndpointDto;
  readonly mayManage: boolean;
}) {
  if (endpoint.state === "active" && endpoint.holdUntil && endpoint.holdUntil > endpoint.asOf) {
    return (
      <FormMessage tone="info">
        Your server asked us to wait. We go on <Time at={endpoint.holdUntil} show="datetime" />.
      </FormMessage>
    );
  }
  if (endpoint.state === "active") return null;
  const canResume = mayManage && endpoint.state !== "failing";
  return (
    <FormMessage tone={endpoint.state === "disabled" ? "bad" : "warn"}>
      <Words endpoint={endpoint} />
      {canResume && (
        <ActionForm action={resumeEndpointAction} className="mt-2">
          <input type="hidden" name="partner" value={partner} />
          <input type="hidden" name="endpoint" value={endpoint.id} />
          <div>
            <SubmitButton size="s">Resume</SubmitButton>
          </div>
        </ActionForm>
      )}
    </FormMessage>
  );
}

import Link from "next/link";
import { Sparkline } from "@/components/ui/sparkline";
import type { EndpointDto } from "@/lib/webhooks/endpoints/data";
import { EndpointTag } from "./state-tags";

/** One endpoint in a line: its state, the day's deliveries as a picture, and the figures beside it. */
export function HealthRow({ partner, endpoint }: { readonly partner: string; readonly endpoint: EndpointDto }) {
  const delivered = endpoint.hours.reduce((sum, hour) => sum + hour.delivered, 0);
  const failed = endpoint.hours.reduce((sum, hour) => sum + hour.failed, 0);
  return (
    <li className="grid gap-2 border-b border-line py-3 first:pt-0 last:border-b-0 last:pb-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Link href={`/partner/${partner}/webhooks/${endpoint.id}`}>
          <bdi>{endpoint.name}</bdi>, {endpoint.environment}
        </Link>
        <EndpointTag state={endpoint.state} />
      </div>
      <Sparkline
        values={endpoint.hours.map((hour) => hour.delivered + hour.failed)}
        label="Deliveries an hour, last 24 hours"
        live={endpoint.environment === "live"}
      />
      <p className="t-small text-ink-2">
        Last 24 hours: {delivered} delivered, {failed} not yet. {endpoint.waiting} waiting, {endpoint.dead} given up.
      </p>
    </li>
  );
}

import Link from "next/link";
import { Sparkline } from "@/components/ui/sparkline";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { EndpointDto } from "@/lib/webhooks/endpoints/data";
import { EndpointTag } from "./state-tags";

function sum(endpoint: EndpointDto, key: "delivered" | "failed"): number {
  return endpoint.hours.reduce((total, hour) => total + hour[key], 0);
}

function where(endpoint: EndpointDto): string {
  return endpoint.transport === "inbox" ? "Test inbox, hosted here" : endpoint.url;
}

/** The partner's endpoints, each with its last day. */
export function EndpointTable({
  partner,
  endpoints,
}: {
  readonly partner: string;
  readonly endpoints: readonly EndpointDto[];
}) {
  return (
    <Table
      label="Endpoints"
      stack
      rows={endpoints}
      rowKey={(endpoint) => endpoint.id}
      columns={[
        {
          key: "name",
          head: "Endpoint",
          names: true,
          cell: (endpoint) => (
            <span className="grid gap-1">
              <span className="flex flex-wrap items-center gap-2">
                <Link href={`/partner/${partner}/webhooks/${endpoint.id}`} className="link">
                  <bdi>{endpoint.name}</bdi>
                </Link>
                <Tag tone={endpoint.environment === "live" ? "info" : "line"}>
                  {endpoint.environment === "live" ? "Live" : "Sandbox"}
                </Tag>
              </span>
              <code className="mono break-all text-ink-2">{where(endpoint)}</code>
            </span>
          ),
        },
        { key: "state", head: "State", cell: (endpoint) => <EndpointTag state={endpoint.state} /> },
        {
          key: "day",
          head: "Last 24 hours",
          className: "min-w-40",
          cell: (endpoint) => (
            <Sparkline
              values={endpoint.hours.map((hour) => hour.delivered)}
              live={endpoint.state === "active" && endpoint.lastSuccessAt !== null}
              label={`${sum(endpoint, "delivered")} delivered in the last 24 hours, ${sum(endpoint, "failed")} failing`}
            />
          ),
        },
        { key: "delivered", head: "Delivered", num: true, cell: (endpoint) => sum(endpoint, "delivered") },
        { key: "waiting", head: "Waiting", num: true, cell: (endpoint) => endpoint.waiting },
        { key: "dead", head: "Dead", num: true, cell: (endpoint) => endpoint.dead },
        {
          key: "last",
          head: "Last success",
          cell: (endpoint) =>
            endpoint.lastSuccessAt ? (
              <Time at={endpoint.lastSuccessAt} show="relative" />
            ) : (
              <span className="text-ink-2">Never</span>
            ),
        },
      ]}
    />
  );
}

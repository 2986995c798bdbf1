import Link from "next/link";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { DeliveryDto } from "@/lib/webhooks/deliveries/data";
import { DeliveryTag } from "./state-tags";

function Answer({ delivery }: { readonly delivery: DeliveryDto }) {
  if (delivery.status !== null) return <code className="mono">{delivery.status}</code>;
  if (delivery.error === null) return <span className="text-ink-2">–</span>;
  return <span className="t-small text-ink-2">{delivery.error.split(":")[0]}</span>;
}

/** Lines of the delivery log. `base` is the endpoint's address. */
export function DeliveryTable({
  base,
  deliveries,
}: {
  readonly base: string;
  readonly deliveries: readonly DeliveryDto[];
}) {
  return (
    <Table
      label="Deliveries"
      stack
      tight
      rows={deliveries}
      rowKey={(delivery) => delivery.eventId}
      columns={[
        {
          key: "event",
          head: "Event",
          names: true,
          cell: (delivery) => (
            <span className="grid gap-0.5">
              <span className="flex flex-wrap items-center gap-2">
                <Link href={`${base}/${delivery.eventId}`} className="link">
                  {delivery.type}
                </Link>
                {delivery.isTest && <Tag tone="line">Test</Tag>}
              </span>
              <code className="mono text-ink-3">{delivery.eventId}</code>
            </span>
          ),
        },
        {
          key: "state",
          head: "State",
          cell: (delivery) => <DeliveryTag state={delivery.state} failed={delivery.error !== null} />,
        },
        { key: "workspace", head: "Workspace", cell: (delivery) => <bdi>{delivery.workspace}</bdi> },
        { key: "sequence", head: "No.", num: true, cell: (delivery) => delivery.sequence },
        { key: "answer", head: "Answer", cell: (delivery) => <Answer delivery={delivery} /> },
        { key: "attempts", head: "Tries", num: true, cell: (delivery) => delivery.attempts },
        {
          key: "ms",
          head: "Time",
          num: true,
          cell: (delivery) => (delivery.durationMs === null ? "–" : `${delivery.durationMs} ms`),
        },
        { key: "at", head: "Published", cell: (delivery) => <Time at={delivery.createdAt} show="datetime" /> },
      ]}
    />
  );
}

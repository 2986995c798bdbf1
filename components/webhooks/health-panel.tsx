import { Measure, Measures } from "@/components/ui/measure";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { Sparkline } from "@/components/ui/sparkline";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { EndpointDto } from "@/lib/webhooks/endpoints/data";

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

/** The last day of an endpoint: figures, two small pictures, and the hours behind them. */
export function HealthPanel({ endpoint }: { readonly endpoint: EndpointDto }) {
  const { hours } = endpoint;
  const delivered = hours.reduce((total, hour) => total + hour.delivered, 0);
  const failed = hours.reduce((total, hour) => total + hour.failed, 0);
  const speed = median(hours.flatMap((hour) => (hour.medianMs === null ? [] : [hour.medianMs])));
  const share = delivered + failed === 0 ? null : Math.round((1000 * delivered) / (delivered + failed)) / 10;
  const busy = hours.filter((hour) => hour.delivered + hour.failed > 0);
  return (
    <Panel aria-labelledby="health">
      <PanelHeader id="health" title="Last 24 hours" note="By the hour an event was published" />
      <PanelBody className="grid gap-4">
        <Measures>
          <Measure
            name="Delivered"
            value={delivered}
            note={share === null ? "nothing published" : `${share} % of ${delivered + failed}`}
          >
            <Sparkline
              values={hours.map((hour) => hour.delivered)}
              live={endpoint.state === "active"}
              label={`Delivered by hour: ${delivered} in all`}
            />
          </Measure>
          <Measure name="Answer time" value={speed === null ? "–" : `${speed} ms`} note="median; 10 s ends an attempt">
            <Sparkline
              values={hours.map((hour) => hour.medianMs ?? 0)}
              label={speed === null ? "No answers" : `Answer time by hour: median ${speed} ms`}
            />
          </Measure>
          <Measure name="Waiting" value={endpoint.waiting} note="tried for 72 hours" />
          <Measure name="Dead" value={endpoint.dead} note="in 30 days; recoverable" />
        </Measures>
        {busy.length > 0 && (
          <details>
            <summary className="t-small cursor-pointer text-ink-2">Show the hours as a table</summary>
            <Table
              label="Deliveries by hour"
              tight
              rows={busy}
              rowKey={(hour) => hour.at.toISOString()}
              columns={[
                { key: "at", head: "Hour", names: true, cell: (hour) => <Time at={hour.at} show="datetime" /> },
                { key: "delivered", head: "Delivered", num: true, cell: (hour) => hour.delivered },
                { key: "failed", head: "Failing or dead", num: true, cell: (hour) => hour.failed },
                {
                  key: "median",
                  head: "Median answer",
                  num: true,
                  cell: (hour) => (hour.medianMs === null ? "–" : `${hour.medianMs} ms`),
                },
              ]}
            />
          </details>
        )}
      </PanelBody>
    </Panel>
  );
}

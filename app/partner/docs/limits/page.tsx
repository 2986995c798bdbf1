import { DocsPage } from "@/components/docs/docs-page";
import { Panel } from "@/components/ui/panel";
import { Table } from "@/components/ui/table";
import { MAX_BODY_BYTES } from "@/lib/authorization/body";
import { type LimitName, limitOf } from "@/lib/platform/requests/rate-limit";
import { DELIVERY_TIMEOUT_MS, MAX_ENDPOINTS } from "@/lib/webhooks/constants";

export const metadata = { title: "Limits", description: "How many calls, how large, how long." };

const RATES: ReadonlyArray<{ name: LimitName; what: string; counted: string }> = [
  { name: "api.installation", what: "Calls of a partner app", counted: "each installation" },
  { name: "api.key", what: "Calls with a platform key", counted: "each key" },
  {
    name: "oauth.token",
    what: "Token, pushed requests, introspection and revocation",
    counted: "each client, once it proved itself",
  },
  { name: "oauth.authorize", what: "The authorize endpoint", counted: "each address, where it is known" },
  { name: "api.anonymous", what: "Confirming a deletion", counted: "each address; where it is unknown, each deletion" },
  { name: "endpoint.test", what: "Test events", counted: "each partner" },
];

const SIZES = [
  { what: "Body of a request", value: `${MAX_BODY_BYTES / 1024} KiB` },
  { what: "Records on a page", value: "100" },
  { what: "Time your endpoint has to answer", value: `${DELIVERY_TIMEOUT_MS / 1000} s` },
  { what: "Endpoints of a client", value: String(MAX_ENDPOINTS) },
  { what: "Idempotency-Key is kept", value: "30 days" },
];

export default function LimitsPage() {
  return (
    <DocsPage
      title="Limits"
      summary="RateLimit headers on every answer of the API say how many calls are left. Beyond a limit comes 429 with Retry-After; nothing is cut off silently."
    >
      <Panel>
        <Table
          label="Calls"
          rows={RATES}
          rowKey={({ name }) => name}
          columns={[
            { key: "what", head: "What", names: true, cell: ({ what }) => what },
            {
              key: "points",
              head: "At most",
              num: true,
              cell: ({ name }) => limitOf(name).points.toLocaleString("en"),
            },
            { key: "seconds", head: "In", num: true, cell: ({ name }) => `${limitOf(name).seconds} s` },
            { key: "counted", head: "Counted for", cell: ({ counted }) => counted },
          ]}
        />
      </Panel>
      <Panel>
        <Table
          label="Sizes and times"
          rows={SIZES}
          rowKey={({ what }) => what}
          columns={[
            { key: "what", head: "What", names: true, cell: ({ what }) => what },
            { key: "value", head: "At most", num: true, cell: ({ value }) => value },
          ]}
        />
      </Panel>
    </DocsPage>
  );
}

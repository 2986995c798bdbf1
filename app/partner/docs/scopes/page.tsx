import Link from "next/link";
import { DocsPage } from "@/components/docs/docs-page";
import { Panel } from "@/components/ui/panel";
import { Table } from "@/components/ui/table";
import { BUSINESS_EVENTS, EVENT_SCOPES, SCOPES } from "@/lib/capabilities/constants";

export const metadata = { title: "Permissions", description: "What an app may be granted, in words and by name." };

export default function ScopesPage() {
  return (
    <DocsPage
      title="Permissions"
      summary="Ask for the least that works. Each permission in your listing needs a reason of its own, which the consent page shows to the customer."
    >
      <Panel>
        <Table
          label="Permissions"
          stack
          rows={SCOPES}
          rowKey={({ scope }) => scope}
          columns={[
            { key: "scope", head: "Name", names: true, cell: ({ scope }) => <code className="mono">{scope}</code> },
            { key: "sentence", head: "The customer reads", cell: ({ sentence }) => <span>{sentence}</span> },
            { key: "limit", head: "What it holds and never holds", cell: ({ limit }) => <span>{limit}</span> },
            {
              key: "events",
              head: "Lets you hear",
              cell: ({ scope }) => {
                const types = BUSINESS_EVENTS.filter((type) => EVENT_SCOPES[type] === scope);
                if (types.length === 0) return "Nothing";
                return (
                  <span className="grid">
                    {types.map((type) => (
                      <Link key={type} className="py-0.5" href={`/partner/docs/events#${type}`}>
                        <code className="mono">{type}</code>
                      </Link>
                    ))}
                  </span>
                );
              },
            },
          ]}
        />
      </Panel>
      <p>
        A permission may be <strong>optional</strong>: the customer switches it off at consent or later, and your app
        goes on without it. An event reaches you only when its permission was granted and your version names the type.
      </p>
    </DocsPage>
  );
}

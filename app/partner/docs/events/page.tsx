import { DocsPage } from "@/components/docs/docs-page";
import { jsonSchemaOf, schemaRows } from "@/components/docs/schema-rows";
import { SchemaTable } from "@/components/docs/schema-table";
import { CodeBlock } from "@/components/ui/code-block";
import { Kv } from "@/components/ui/kv";
import { EVENT_SCOPES } from "@/lib/capabilities/constants";
import { EVENTS } from "@/lib/capabilities/samples";
import { EVENT_DATA } from "@/lib/capabilities/schema";

export const metadata = {
  title: "Event catalog",
  description: "Every event type: when it is sent, why, its schema and a sample.",
};

export default function EventsPage() {
  const headings = EVENTS.map(({ type }) => ({ id: type, title: type }));
  return (
    <DocsPage
      title="Event catalog"
      summary="What the data of each type holds. New fields may be added at any time: ignore what you do not know. A field that is here keeps its type."
      headings={headings}
    >
      {EVENTS.map((event) => {
        const scope = EVENT_SCOPES[event.type];
        return (
          <section
            key={event.type}
            id={event.type}
            aria-labelledby={`${event.type}-title`}
            className="grid grid-cols-1 min-w-0 scroll-mt-6 gap-4 border-t border-line pt-8"
          >
            <h2 id={`${event.type}-title`} className="t-2">
              <code>{event.type}</code>
            </h2>
            <Kv
              align="start"
              facts={[
                { name: "When", value: event.sentence },
                { name: "What for", value: event.reason },
                {
                  name: "Needs",
                  value: scope ? (
                    <code className="mono">{scope}</code>
                  ) : (
                    "Nothing: every app hears it, after removal too."
                  ),
                },
              ]}
            />
            <SchemaTable
              label={`Fields of ${event.type}`}
              rows={schemaRows(jsonSchemaOf(EVENT_DATA[event.type], "output"))}
            />
            <CodeBlock title={`Sample of ${event.type}`} code={JSON.stringify(event.sample, null, 2)} />
          </section>
        );
      })}
    </DocsPage>
  );
}

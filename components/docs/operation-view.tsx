import { z } from "zod";
import { CodeBlock } from "@/components/ui/code-block";
import { Panel, PanelBody } from "@/components/ui/panel";
import { ruleOf } from "@/lib/accounts/policy";
import type { ApiDocumentOperation } from "@/lib/authorization/operations/openapi";
import { GuideText } from "./guide-text";
import { jsonSchemaOf, sampleOf, schemaRows } from "./schema-rows";
import { SchemaTable } from "./schema-table";
import { TryIt } from "./try-it";

/** Who may call, in words. */
function callers(operation: ApiDocumentOperation): string {
  const rule = ruleOf(operation.policy);
  if (rule.public) return "Anyone with the one-time token of the event.";
  const app = rule.app === "any" ? "a partner app's token" : rule.app ? `a token with ${rule.app}` : null;
  return [app, rule.platform ? "a platform key" : null].filter((kind) => kind !== null).join(", or ");
}

const namesOf = (schema: z.ZodType) => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : []);

/** One operation: who, what goes in, what comes out, and a place to try it. */
export function OperationView({ operation }: { readonly operation: ApiDocumentOperation }) {
  const { method, path } = operation;
  const input = jsonSchemaOf(operation.body, "input");
  const output = jsonSchemaOf(operation.answer, "output");
  const bodyRows = schemaRows(input);
  const queryRows = schemaRows(jsonSchemaOf(operation.query, "input"));
  const writes = method !== "get";
  return (
    <section
      id={operation.id}
      aria-labelledby={`${operation.id}-title`}
      className="grid grid-cols-1 min-w-0 scroll-mt-6 gap-4 border-t border-line pt-8"
    >
      <div className="grid gap-1">
        <h2 id={`${operation.id}-title`} className="t-2">
          {operation.summary}
        </h2>
        <p>
          <code className="mono break-all">
            {method.toUpperCase()} {path}
          </code>
        </p>
        <p className="t-small text-ink-2">Called with {callers(operation)}</p>
      </div>
      {operation.description && <GuideText text={operation.description} />}
      {queryRows.length > 0 && (
        <div className="grid grid-cols-1 gap-2">
          <h3 className="t-label">Query</h3>
          <SchemaTable label={`Query of ${operation.id}`} rows={queryRows} />
        </div>
      )}
      {bodyRows.length > 0 && (
        <div className="grid grid-cols-1 gap-2">
          <h3 className="t-label">Body</h3>
          <SchemaTable label={`Body of ${operation.id}`} rows={bodyRows} />
        </div>
      )}
      <div className="grid grid-cols-1 gap-2">
        <h3 className="t-label">Answer {operation.status}</h3>
        <SchemaTable label={`Answer of ${operation.id}`} rows={schemaRows(output)} answers />
        <details>
          <summary className="cursor-pointer">Example</summary>
          <div className="pt-2">
            <CodeBlock title="JSON" code={JSON.stringify(sampleOf(output), null, 2)} />
          </div>
        </details>
      </div>
      <Panel aria-label={`Try ${operation.summary}`}>
        <PanelBody>
          <details>
            <summary className="t-3 cursor-pointer">Try it</summary>
            <div className="pt-4">
              <TryIt
                operation={{
                  id: operation.id,
                  method: method.toUpperCase(),
                  path,
                  params: namesOf(operation.params),
                  query: namesOf(operation.query),
                  workspace: operation.demoHost === true,
                  body: writes ? JSON.stringify(sampleOf(input), null, 2) : null,
                }}
              />
            </div>
          </details>
        </PanelBody>
      </Panel>
    </section>
  );
}

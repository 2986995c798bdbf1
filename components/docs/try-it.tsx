"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { FormMessage } from "@/components/ui/form-message";
import { TextField } from "@/components/ui/text-field";
import { TextareaField } from "@/components/ui/textarea-field";
import { parseJson } from "@/lib/platform/json/exact-json";
import { curlLine, type PlainRequest } from "./curl-line";

/** What the console needs of an operation; plain data from the server. */
export type TryOperation = {
  id: string;
  method: string;
  /** With `{name}` for parameters. */
  path: string;
  params: readonly string[];
  query: readonly string[];
  /** Speaks for a workspace that a platform key names. */
  workspace: boolean;
  /** A body to start from; null when there is none. */
  body: string | null;
};

type Answer = { status: string; milliseconds: number; headers: string; body: string };

const SHOWN = [
  "content-type",
  "etag",
  "ratelimit-limit",
  "ratelimit-remaining",
  "ratelimit-reset",
  "retry-after",
  "x-request-id",
  "idempotency-replayed",
];

/** Set out for reading; as it came when that would change a number. */
function pretty(text: string): string {
  try {
    const { value, changed } = parseJson(text);
    return changed.length === 0 ? JSON.stringify(value, null, 2) : text;
  } catch {
    return text;
  }
}

function buildRequest(operation: TryOperation, form: FormData): PlainRequest {
  const read = (name: string) => String(form.get(name) ?? "").trim();
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(read(`param.${name}`)));
  const url = new URL(path, window.location.origin);
  for (const name of operation.query)
    if (read(`query.${name}`) !== "") url.searchParams.set(name, read(`query.${name}`));
  const headers: Array<[string, string]> = [];
  if (read("token") !== "") headers.push(["Authorization", `Bearer ${read("token")}`]);
  if (read("workspace") !== "") headers.push(["X-Workspace", read("workspace")]);
  if (operation.body !== null)
    headers.push(["Content-Type", "application/json"], ["Idempotency-Key", crypto.randomUUID()]);
  return { method: operation.method, url: url.href, headers, body: operation.body === null ? null : read("body") };
}

async function send(request: PlainRequest): Promise<Answer> {
  const start = performance.now();
  const response = await fetch(request.url, {
    method: request.method,
    headers: Object.fromEntries(request.headers),
    body: request.body,
    credentials: "omit",
  });
  const text = await response.text();
  return {
    status: `${response.status} ${response.statusText}`.trim(),
    milliseconds: Math.round(performance.now() - start),
    headers: SHOWN.flatMap((name) =>
      response.headers.has(name) ? [`${name}: ${response.headers.get(name)}`] : [],
    ).join("\n"),
    body: pretty(text),
  };
}

/** Sends one request from this browser to this server and shows both sides. The token stays in this page. */
export function TryIt({ operation }: { readonly operation: TryOperation }) {
  const [request, setRequest] = useState<PlainRequest | null>(null);
  const [answer, setAnswer] = useState<Answer | "lost" | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const next = buildRequest(operation, new FormData(event.currentTarget));
    setRequest(next);
    setBusy(true);
    try {
      setAnswer(await send(next));
    } catch {
      setAnswer("lost");
    } finally {
      setBusy(false);
    }
  }

  return (
    <form onSubmit={submit} className="stack" aria-label={`Try ${operation.id}`}>
      <TextField
        name="token"
        label="Token or key"
        hint="Stays in this page. Use one of your sandbox."
        autoComplete="off"
        spellCheck={false}
        code
      />
      <div className="grid gap-3 sm:grid-cols-2">
        {operation.workspace && (
          <TextField name="workspace" label="X-Workspace" note="platform keys only" autoComplete="off" code />
        )}
        {operation.params.map((name) => (
          <TextField key={name} name={`param.${name}`} label={name} required autoComplete="off" code />
        ))}
        {operation.query.map((name) => (
          <TextField key={name} name={`query.${name}`} label={name} note="optional" autoComplete="off" code />
        ))}
      </div>
      {operation.body !== null && (
        <TextareaField
          name="body"
          label="Body"
          rows={8}
          defaultValue={operation.body}
          spellCheck={false}
          className="mono"
        />
      )}
      <div>
        <Button type="submit" variant="ink" aria-disabled={busy}>
          {busy ? "Sending" : "Send"}
        </Button>
      </div>
      <div aria-live="polite" className="grid gap-3">
        {answer === "lost" && <FormMessage tone="bad">No answer came back. Check your connection.</FormMessage>}
        {answer !== null && answer !== "lost" && (
          <>
            <p>
              <strong>{answer.status}</strong> in {answer.milliseconds} ms
            </p>
            <CodeBlock title="Answer" code={`${answer.headers}\n\n${answer.body}`.trim()} />
          </>
        )}
        {request && <CodeBlock title="Request as a command" code={curlLine(request)} />}
      </div>
    </form>
  );
}

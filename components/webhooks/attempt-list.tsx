import { CircleAlert, CircleCheck } from "lucide-react";
import { CodeBlock } from "@/components/ui/code-block";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { AttemptDto } from "@/lib/webhooks/deliveries/data";

const TRIGGERS: Readonly<Record<string, string>> = {
  automatic: "by schedule",
  resend: "resent",
  recover: "recovered",
  test: "test",
  probe: "probe while paused",
};

function headerText(headers: Record<string, string>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");
}

function Attempt({ attempt, index }: { readonly attempt: AttemptDto; readonly index: number }) {
  const ok = attempt.error === null;
  return (
    <Panel aria-labelledby={attempt.id}>
      <PanelHeader
        id={attempt.id}
        level={3}
        title={
          <span className="flex flex-wrap items-center gap-2">
            Attempt {index}
            <Tag tone={ok ? "ok" : "bad"} icon={ok ? CircleCheck : CircleAlert}>
              {attempt.status === null ? "No answer" : `Answered ${attempt.status}`}
            </Tag>
          </span>
        }
        note={
          <>
            <Time at={attempt.startedAt} show="datetime" />, {attempt.durationMs} ms,{" "}
            {TRIGGERS[attempt.trigger] ?? attempt.trigger}
          </>
        }
      />
      <PanelBody className="grid grid-cols-1 gap-4">
        {attempt.error !== null && (attempt.status === null || attempt.status < 400) && (
          <p className="text-bad break-words">{attempt.error}</p>
        )}
        <details className="min-w-0" open={index === 1 || !ok}>
          <summary className="t-label cursor-pointer">Request and answer</summary>
          <div className="mt-3 grid grid-cols-1 gap-4 xl:grid-cols-2">
            <CodeBlock title={`POST ${attempt.url}`} code={headerText(attempt.requestHeaders)} copy={false} />
            {attempt.responseHeaders === null ? (
              <p className="text-ink-2">No answer came back.</p>
            ) : (
              <CodeBlock
                title={`HTTP ${attempt.status ?? ""}`}
                code={`${headerText(attempt.responseHeaders)}\n\n${attempt.responseBody || "(no body)"}`}
                copy={false}
              />
            )}
          </div>
        </details>
      </PanelBody>
    </Panel>
  );
}

/** Every attempt of a delivery, newest first. Signatures are cut and cookies hidden. */
export function AttemptList({ attempts }: { readonly attempts: readonly AttemptDto[] }) {
  return (
    <div className="grid grid-cols-1 gap-4">
      {attempts.map((attempt, position) => (
        <Attempt key={attempt.id} attempt={attempt} index={attempts.length - position} />
      ))}
    </div>
  );
}

import { DocsPage } from "@/components/docs/docs-page";
import { CodeBlock } from "@/components/ui/code-block";
import { ERROR_HELP } from "@/lib/authorization/error-help";
import { ERROR_CODES, sentenceOf, statusOf } from "@/lib/platform/errors";

export const metadata = { title: "Errors", description: "Every code, its status, and what to do." };

const SAMPLE = {
  type: "/partner/docs/errors#invalid_input",
  title: sentenceOf("invalid_input"),
  status: statusOf("invalid_input"),
  code: "invalid_input",
  detail: sentenceOf("invalid_input"),
  id: "5f0f1c0e-7d0a-4c53-9a3e-2f1f0b7c1f11",
  fields: { "lines.0.quantity": ["Too small: expected number to be >=1"] },
};

export default function ErrorsPage() {
  const codes = [...ERROR_CODES].sort((left, right) => statusOf(left) - statusOf(right));
  return (
    <DocsPage
      title="Errors"
      summary="Every error is application/problem+json (RFC 9457). Branch on the code: it never changes its meaning. Sentences may."
    >
      <CodeBlock title="JSON" code={JSON.stringify(SAMPLE, null, 2)} />
      <p>
        <code className="mono">fields</code> comes with <code className="mono">invalid_input</code>: messages by dotted
        path. <code className="mono">id</code> is in the X-Request-Id header and in our log: quote it when you ask for
        help.
      </p>
      <dl className="grid gap-0">
        {codes.map((code) => (
          <div
            key={code}
            id={code}
            className="grid grid-cols-1 scroll-mt-6 gap-1 border-t border-line py-4 target:bg-raised sm:grid-cols-[220px_minmax(0,1fr)]"
          >
            <dt>
              <a href={`#${code}`} className="no-underline">
                <code className="mono">{code}</code>
              </a>{" "}
              <span className="t-small text-ink-3">{statusOf(code)}</span>
            </dt>
            <dd className="grid gap-1">
              <p>{sentenceOf(code)}</p>
              <p className="text-ink-2">{ERROR_HELP[code]}</p>
            </dd>
          </div>
        ))}
      </dl>
    </DocsPage>
  );
}

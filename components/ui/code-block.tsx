import { CopyButton } from "./copy-button";

/** What scrolls sideways must be reachable by keyboard. */
const SCROLLS = { tabIndex: 0 };

/** Code or a raw message, always left-to-right, scrolling sideways, with a copy button. */
export function CodeBlock({
  code,
  title,
  copy = true,
}: {
  readonly code: string;
  /** File name or language, shown above. */
  readonly title?: string | undefined;
  readonly copy?: boolean | undefined;
}) {
  const button = copy && (
    <CopyButton
      text={code}
      label="Copy"
      doneLabel="Copied"
      {...(title === undefined ? { className: "code__copy" } : {})}
    />
  );
  return (
    <div className="code">
      {title !== undefined && (
        <div className="code__h">
          <span>{title}</span>
          {button}
        </div>
      )}
      <section aria-label={title ?? "Code"} {...SCROLLS}>
        <pre>
          <code>{code}</code>
        </pre>
      </section>
      {title === undefined && button}
    </div>
  );
}

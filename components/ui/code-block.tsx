import type { Locale } from "@/lib/platform/messages/locales";
import { CopyButton } from "./copy-button";
import { uiWords } from "./words";

/** What scrolls sideways must be reachable by keyboard. */
const SCROLLS = { tabIndex: 0 };

/** Code or a raw message, always left-to-right, scrolling sideways, with a copy button. */
export function CodeBlock({
  code,
  title,
  copy = true,
  locale = "en",
}: {
  readonly code: string;
  /** File name or language, shown above. */
  readonly title?: string | undefined;
  readonly copy?: boolean | undefined;
  readonly locale?: Locale | undefined;
}) {
  const words = uiWords(locale);
  const button = copy && (
    <CopyButton
      text={code}
      label={words.copy}
      doneLabel={words.copied}
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

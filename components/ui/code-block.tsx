import { CopyButton } from "./copy-button";
import { uiWords } from "./words";
import type { Locale } from "@/lib/platform/locales";

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
      {/* Reachable by keyboard, because it may scroll. */}
      <pre tabIndex={0} aria-label={title ?? "Code"} role="region">
        <code>{code}</code>
      </pre>
      {title === undefined && button}
    </div>
  );
}

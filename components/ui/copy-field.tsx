import type { Locale } from "@/lib/platform/messages/locales";
import { CopyButton } from "./copy-button";
import { uiWords } from "./words";

/** An id, key or address to copy. Without JavaScript one click selects the whole of it. */
export function CopyField({
  value,
  label,
  locale = "en",
}: {
  readonly value: string;
  /** Accessible name of the value, e.g. "Client secret". */
  readonly label: string;
  readonly locale?: Locale | undefined;
}) {
  const words = uiWords(locale);
  return (
    <div className="flex items-center gap-2 rounded-md border border-line-2 bg-raised ps-3 pe-1 shadow-well">
      <span className="sr-only">{label}</span>
      <code className="mono min-w-0 flex-1 py-2 break-all select-all">{value}</code>
      <CopyButton text={value} label={words.copy} doneLabel={words.copied} />
    </div>
  );
}

import { CopyButton } from "./copy-button";

/** An id, key or address to copy. Without JavaScript one click selects the whole of it. */
export function CopyField({
  value,
  label,
  copy = "Copy",
  copied = "Copied",
}: {
  readonly value: string;
  /** Accessible name of the value, e.g. "Client secret". */
  readonly label: string;
  /** The button before and after, where the reader's language is not English. */
  readonly copy?: string | undefined;
  readonly copied?: string | undefined;
}) {
  return (
    <div className="flex items-center gap-2 rounded-md border border-line-2 bg-raised ps-3 pe-1 shadow-well">
      <span className="sr-only">{label}</span>
      <code className="mono min-w-0 flex-1 py-2 break-all select-all">{value}</code>
      <CopyButton text={value} label={copy} doneLabel={copied} />
    </div>
  );
}

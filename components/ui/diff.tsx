import type { Locale } from "@/lib/platform/messages/locales";
import { translatorOf } from "@/lib/platform/messages/translator";

/** One changed capability, URL or price between two versions. */
export interface DiffLine {
  readonly kind: "add" | "del" | "chg";
  /** What changed, as it is named in the system. */
  readonly name: string;
  /** The same in words: "reads refunds". */
  readonly note?: string | undefined;
}

const SIGNS = { add: "+", del: "−", chg: "~" } as const;

/** What a version changed, one line each. An empty list shows nothing: the caller says "No new permissions". */
export function Diff({
  lines,
  locale = "en",
}: {
  readonly lines: readonly DiffLine[];
  readonly locale?: Locale | undefined;
}) {
  const t = translatorOf(locale, "ui");
  const spoken = { add: t("added"), del: t("removed"), chg: t("changed") };
  if (lines.length === 0) return null;
  return (
    <ul className="diff">
      {lines.map((line) => (
        <li key={`${line.kind} ${line.name}`} className={line.kind}>
          <span aria-hidden="true">{SIGNS[line.kind]}</span>
          <span>
            <span className="sr-only">{spoken[line.kind]} </span>
            <code>{line.name}</code>
          </span>
          {line.note !== undefined && <small>{line.note}</small>}
        </li>
      ))}
    </ul>
  );
}

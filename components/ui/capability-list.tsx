import { Eye, type LucideIcon, Pencil, Radio } from "lucide-react";
import type { Locale } from "@/lib/platform/messages/locales";
import { translatorOf } from "@/lib/platform/messages/translator";

/** One capability: a sentence for people first, the scope or event name second. */
export interface Capability {
  /** Scope or event name, e.g. `orders:read`. */
  readonly name: string;
  /** "Orders, with lines and tax" */
  readonly sentence: string;
  /** Why the partner needs it, in the partner's words. */
  readonly reason?: string | undefined;
  readonly optional?: boolean | undefined;
}

/** What an integration reads, changes and receives, in words. Goes into a `Panel`; `note` says what it never sees. */
export function CapabilityList({
  reads,
  changes,
  receives,
  showNames = false,
  level = 3,
  locale = "en",
}: {
  readonly reads: readonly Capability[];
  readonly changes: readonly Capability[];
  readonly receives: readonly Capability[];
  /** Also shows scope and event names, for partners and reviewers. */
  readonly showNames?: boolean | undefined;
  readonly level?: 3 | 4 | undefined;
  readonly locale?: Locale | undefined;
}) {
  const t = translatorOf(locale, "ui");
  const columns = [
    { title: t("reads"), none: t("readsNothing"), icon: Eye, items: reads },
    { title: t("changes"), none: t("changesNothing"), icon: Pencil, items: changes },
    { title: t("receives"), none: t("receivesNothing"), icon: Radio, items: receives },
  ];
  return (
    <div className="caps">
      {columns.map((column) => (
        <CapabilityColumn
          key={column.title}
          {...column}
          showNames={showNames}
          level={level}
          optional={t("optionalCapability")}
        />
      ))}
    </div>
  );
}

function CapabilityColumn({
  title,
  none,
  icon: Icon,
  items,
  showNames,
  level,
  optional,
}: {
  readonly title: string;
  readonly none: string;
  readonly icon: LucideIcon;
  readonly items: readonly Capability[];
  readonly showNames: boolean;
  readonly level: 3 | 4;
  readonly optional: string;
}) {
  const Heading = `h${level}` as const;
  return (
    <div>
      <Heading className="t-3 mb-2 flex items-center gap-2">
        <Icon aria-hidden />
        {title}
      </Heading>
      {items.length === 0 ? (
        <p className="t-small text-ink-3">{none}</p>
      ) : (
        <ul>
          {items.map((item) => (
            <li key={item.name}>
              {item.sentence}
              {item.optional && <span className="tag tag--line ms-2">{optional}</span>}
              {item.reason !== undefined && (
                <span className="caps__why">
                  <bdi>{item.reason}</bdi>
                </span>
              )}
              {showNames && (
                <span className="block">
                  <code className="mono">{item.name}</code>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

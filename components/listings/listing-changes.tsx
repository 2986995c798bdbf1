import { getTranslations } from "next-intl/server";
import { isEmptyDiff } from "@/lib/listings/capability-diff";
import type { ChangelogEntry } from "@/lib/listings/types";
import type { Locale } from "@/lib/platform/messages/locales";
import { CapabilityDiffView } from "./capability-diff-view";
import { Day } from "./day";
import { ListingSection } from "./section";

/** Versions shown before the older ones fold away. */
const OPEN = 4;

/** The changelog: every version with what it changed in permissions, events, addresses and price. */
export async function ListingChanges({
  changelog,
  locale,
}: {
  readonly changelog: readonly ChangelogEntry[];
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "listing" });
  const older = changelog.slice(OPEN);
  const first = changelog.at(-1);
  const list = (entries: readonly ChangelogEntry[]) => (
    <ul className="grid">
      {entries.map((entry) => (
        <Entry key={entry.number} entry={entry} isFirst={entry === first} locale={locale} />
      ))}
    </ul>
  );
  return (
    <ListingSection id="changes" title={t("changes.title")}>
      {list(changelog.slice(0, OPEN))}
      {older.length > 0 && (
        <details className="mt-2 border-t border-line pt-4">
          <summary className="cursor-pointer font-[560]">{t("changes.older", { count: older.length })}</summary>
          <div className="mt-4">{list(older)}</div>
        </details>
      )}
    </ListingSection>
  );
}

async function Entry({
  entry,
  isFirst,
  locale,
}: {
  readonly entry: ChangelogEntry;
  readonly isFirst: boolean;
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "listing" });
  return (
    <li className="grid gap-x-6 gap-y-2 border-t border-line py-4 sm:grid-cols-[120px_minmax(0,1fr)]">
      <div>
        <h3 className="t-3">
          <bdi>{entry.number}</bdi>
        </h3>
        <p className="t-small text-ink-3">
          <Day at={entry.publishedAt} locale={locale} />
        </p>
      </div>
      <div className="grid gap-3">
        {entry.changes !== "" && (
          <p className="t-body" lang={entry.lang} dir="auto">
            {entry.changes}
          </p>
        )}
        {isFirst && entry.changes === "" && <p className="t-body">{t("changes.first")}</p>}
        {!isFirst &&
          (isEmptyDiff(entry.diff) ? (
            <p className="t-small text-ink-3">{t("changes.none")}</p>
          ) : (
            <CapabilityDiffView diff={entry.diff} locale={locale} />
          ))}
      </div>
    </li>
  );
}

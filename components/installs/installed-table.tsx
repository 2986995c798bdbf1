import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { scopeWords } from "@/components/capabilities/words";
import { formatSummary } from "@/components/listings/format";
import { DepthMeter, toDepthLevel } from "@/components/ui/depth-meter";
import { Num } from "@/components/ui/num";
import { Seal } from "@/components/ui/seal";
import { Rating } from "@/components/ui/stars";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { SCOPE_NAMES } from "@/lib/capabilities/constants";
import type { InstalledCard } from "@/lib/installs/views/types";
import { REVIEWS_FOR_STARS } from "@/lib/listings/constants";
import { summarisePrice } from "@/lib/listings/price";
import { averageStars, countReviews } from "@/lib/listings/stars";
import type { Locale } from "@/lib/platform/messages/locales";
import { AppName } from "./app-name";
import { StateTag } from "./state-tag";

/** Installations with what each may do in words. */
export async function InstalledTable({
  cards,
  base,
  label,
  locale,
}: {
  readonly cards: readonly InstalledCard[];
  /** Address of the installed pages, without a slash at the end. */
  readonly base: string;
  readonly label: string;
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "installs.list" });
  const listing = await getTranslations({ locale, namespace: "listing" });
  const known = (scopes: readonly string[]) => SCOPE_NAMES.filter((scope) => scopes.includes(scope));
  return (
    <Table
      label={label}
      stack
      rows={cards}
      rowKey={(card) => card.installation}
      columns={[
        {
          key: "name",
          head: t("name"),
          names: true,
          cell: (card) => (
            <AppName
              name={card.shownName}
              listing={card.name}
              lang={card.lang}
              iconMediaId={card.shownIconId}
              href={`${base}/${card.installation}`}
            >
              {t("by", { partner: card.partnerName })}
            </AppName>
          ),
        },
        {
          key: "depth",
          head: t("depth"),
          cell: (card) => <DepthMeter level={toDepthLevel(card.depth)} small named={false} locale={locale} />,
        },
        {
          key: "deal",
          head: t("deal"),
          cell: (card) => (
            <span className="t-small grid gap-0.5 whitespace-nowrap">
              <span>{formatSummary(summarisePrice(card.facts.plans), locale, listing)}</span>
              <span className="flex flex-wrap items-center gap-x-2">
                <Seal status={card.facts.certifiedUntil ? "valid" : "none"} locale={locale} />
                {countReviews(card.facts.starCounts) >= REVIEWS_FOR_STARS && (
                  <Rating
                    average={averageStars(card.facts.starCounts)}
                    count={countReviews(card.facts.starCounts)}
                    locale={locale}
                  />
                )}
              </span>
              <Link href={`/${locale}/integrations/${card.slug}`}>{t("catalog")}</Link>
            </span>
          ),
        },
        {
          key: "may",
          head: t("may"),
          className: "md:max-w-[40ch]",
          cell: (card) =>
            card.scopes.length === 0 ? (
              <span className="text-ink-3">{t("noScopes")}</span>
            ) : (
              <span className="t-small text-ink-2">
                {known(card.scopes)
                  .map((scope) => scopeWords(scope, locale).sentence)
                  .join(" · ")}
              </span>
            ),
        },
        {
          key: "events",
          head: t("events"),
          num: true,
          cell: (card) => <Num value={card.eventsSeen} locale={locale} />,
        },
        {
          key: "state",
          head: t("state"),
          cell: (card) => (
            <span className="flex flex-wrap gap-1.5">
              <StateTag state={card.state} installBlock={card.installBlock} locale={locale} />
              {card.hasUpdate && <Tag tone="info">{t("update")}</Tag>}
              {card.state === "pending" && (
                <Link className="t-small link" href={`${base}/${card.installation}`}>
                  {t("finishIt")}
                </Link>
              )}
            </span>
          ),
        },
        { key: "since", head: t("since"), cell: (card) => <Time at={card.since} locale={locale} /> },
      ]}
    />
  );
}

import { Panel } from "@/components/ui/panel";
import { Table } from "@/components/ui/table";
import { CERTIFIED, LEAST_SHARE, PLACES, POPULAR, POPULARITY, RANKED, WAYS } from "@/lib/catalog/words/ranking";
import type { Locale } from "@/lib/platform/messages/locales";
import type { CatalogWords } from "./words";

const PLACE_KEYS = ["name", "tagline", "uses", "other"] as const;
const WAY_KEYS = ["word", "bare", "beginning", "apart", "synonym", "brand"] as const;

/** A table of what counts how much, in percent of the first. */
function Shares({
  label,
  head,
  counts,
  rows,
  locale,
}: {
  readonly label: string;
  readonly head: string;
  readonly counts: string;
  readonly rows: ReadonlyArray<{ readonly name: string; readonly share: number }>;
  readonly locale: Locale;
}) {
  const percent = new Intl.NumberFormat(locale, { style: "percent" });
  return (
    <Panel>
      <Table
        label={label}
        columns={[
          { key: "name", head, names: true, cell: ({ name }) => name },
          { key: "share", head: counts, num: true, cell: ({ share }) => percent.format(share) },
        ]}
        rows={rows}
        rowKey={({ name }) => name}
      />
    </Panel>
  );
}

/** The published rules of ranking. Figures come from where the ranking takes them, so they cannot differ. */
export function RankingRules({ locale, t }: { readonly locale: Locale; readonly t: CatalogWords }) {
  const figures = {
    popularity: POPULARITY,
    popular: POPULAR,
    certified: CERTIFIED,
    least: LEAST_SHARE,
    ranked: RANKED,
  };
  const shared = { counts: t("ranking.counts"), locale };
  return (
    <div className="grid max-w-[760px] gap-10 pb-16">
      <section className="grid gap-3">
        <h2 className="t-2">{t("ranking.orderTitle")}</h2>
        <ol className="grid list-decimal gap-2 ps-6">
          {(["order1", "order2", "order3", "order4", "order5"] as const).map((key) => (
            <li key={key}>{t(`ranking.${key}`, figures)}</li>
          ))}
        </ol>
        <p className="text-ink-2">{t("ranking.boundedText", figures)}</p>
      </section>
      <section className="grid gap-3">
        <h2 className="t-2">{t("ranking.placesTitle")}</h2>
        <p>{t("ranking.placesText")}</p>
        <Shares
          label={t("ranking.placesTitle")}
          head={t("ranking.place")}
          rows={PLACE_KEYS.map((key) => ({ name: t(`ranking.places.${key}`), share: PLACES[key] }))}
          {...shared}
        />
      </section>
      <section className="grid gap-3">
        <h2 className="t-2">{t("ranking.waysTitle")}</h2>
        <p>{t("ranking.waysText")}</p>
        <Shares
          label={t("ranking.waysTitle")}
          head={t("ranking.way")}
          rows={WAY_KEYS.map((key) => ({ name: t(`ranking.ways.${key}`), share: WAYS[key] }))}
          {...shared}
        />
      </section>
      <section className="grid gap-3">
        <h2 className="t-2">{t("ranking.mistakesTitle")}</h2>
        <p>{t("ranking.mistakesText")}</p>
      </section>
      <section className="grid gap-3">
        <h2 className="t-2">{t("ranking.exactTitle")}</h2>
        <p>{t("ranking.exactText")}</p>
      </section>
    </div>
  );
}

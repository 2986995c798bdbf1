import Link from "next/link";
import type { Locale } from "@/lib/platform/messages/locales";
import { type Translator, translatorOf } from "@/lib/platform/messages/translator";
import { cx } from "./cx";

const LEVELS = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/** How far a listing is woven into the host product, 0 to 7. */
export type DepthLevel = (typeof LEVELS)[number];

/** Narrows a stored number to a level; a fraction becomes the next one, and anything outside 0 to 7 the nearest end. */
export function toDepthLevel(value: number): DepthLevel {
  return LEVELS.find((level) => level >= value) ?? 7;
}

/** A level's short name and its sentence. */
export function depthWords(level: DepthLevel, locale: Locale): { readonly name: string; readonly sentence: string } {
  const t = translatorOf(locale, "ui.depth");
  return { name: t(`n${level}`), sentence: t(`s${level}`) };
}

function port(level: DepthLevel, at: DepthLevel): string | undefined {
  return cx(at <= level && "on", at === level && "at") || undefined;
}

/**
 * The depth meter: eight ports, the first N+1 lit and joined by a cable, the last lit one ringed.
 * `named` writes number and name beside it. Inside a link pass `inLink`: the link's name then carries the level.
 * `end` opens the explanation towards the start, for meters near the far edge.
 */
export function DepthMeter({
  level,
  named = true,
  small = false,
  inLink = false,
  end = false,
  locale = "en",
}: {
  readonly level: DepthLevel;
  readonly named?: boolean | undefined;
  readonly small?: boolean | undefined;
  readonly inLink?: boolean | undefined;
  readonly end?: boolean | undefined;
  readonly locale?: Locale | undefined;
}) {
  const t = translatorOf(locale, "ui.depth");
  const { name, sentence } = depthWords(level, locale);
  return (
    <span
      className={cx("depth", small && "depth--s", end && "depth--end")}
      data-level={level}
      role="img"
      aria-label={t("label", { level, name })}
      {...(inLink ? {} : { tabIndex: 0 })}
    >
      <span className="depth__p">
        {LEVELS.map((at) => (
          <i key={at} className={port(level, at)} />
        ))}
      </span>
      {named && (
        <span className="depth__n">
          <b>{level}</b> {name}
        </span>
      )}
      <span className="depth__tip">
        <b>{t("tipTitle", { level, name })}</b>
        {sentence}
      </span>
    </span>
  );
}

/** The meter at reading size with every level named (only the current one on small screens). */
export function DepthRail({
  level,
  locale = "en",
}: {
  readonly level: DepthLevel;
  readonly locale?: Locale | undefined;
}) {
  const t = translatorOf(locale, "ui.depth");
  return (
    <ol className="depthrail" aria-label={t("rail")}>
      {LEVELS.map((at) => (
        <li key={at} className={port(level, at)} aria-current={at === level ? "true" : undefined}>
          <span className="jack" />
          <span className="nm">{depthWords(at, locale).name}</span>
          <span>{at}</span>
        </li>
      ))}
    </ol>
  );
}

/** One level of the filter: how many listings have it, and the address that asks for "this and deeper". */
export interface DepthCount {
  readonly level: DepthLevel;
  readonly count: number;
  readonly href: string;
}

/** The meter as a filter: links, so it works without JavaScript. `from` is the least depth asked for. */
export function DepthFacet({
  levels,
  from,
  locale = "en",
}: {
  readonly levels: readonly DepthCount[];
  readonly from?: DepthLevel | undefined;
  readonly locale?: Locale | undefined;
}) {
  const t = translatorOf(locale, "ui.depth");
  const top = Math.max(1, ...levels.map((entry) => entry.count));
  return (
    <ol className="dfacet" aria-label={t("facet")}>
      {levels.map((entry) => (
        <FacetPort key={entry.level} entry={entry} share={entry.count / top} from={from} t={t} />
      ))}
    </ol>
  );
}

function FacetPort({
  entry,
  share,
  from,
  t,
}: {
  readonly entry: DepthCount;
  readonly share: number;
  readonly from: DepthLevel | undefined;
  readonly t: Translator;
}) {
  const isFrom = entry.level === from;
  const label = t("filter", { name: t(`n${entry.level}`), count: entry.count });
  return (
    <li className={cx(entry.level >= (from ?? 0) && "on", isFrom && "from")}>
      <Link
        href={entry.href}
        rel="nofollow"
        scroll={false}
        title={label}
        aria-label={label}
        aria-current={isFrom ? "true" : undefined}
      >
        <span className="bar-v" style={{ blockSize: `${(share * 100).toFixed(0)}%` }} />
        <span className="hole" />
        <span>{entry.level}</span>
      </Link>
    </li>
  );
}

import type { Locale } from "@/lib/platform/messages/locales";
import { translatorOf } from "@/lib/platform/messages/translator";
import { cx } from "./cx";

/** A named port; `off` names something that is not connected. */
export interface Port {
  readonly id: string;
  readonly name: string;
}

/** A cable from a port of the left side to one of the right side. */
export interface Cable {
  readonly from: string;
  readonly to: string;
  readonly kind: "reads" | "writes" | "events";
  /** Its optional permission is switched off. */
  readonly dimmed?: boolean | undefined;
}

const ROW = 36;
const CLASS = { reads: undefined, writes: "w", events: "e" } as const;

/** What flows between the host product and the partner, as ports and cables. Words for it stand in a list nearby. */
export function Patch({
  left,
  right,
  cables,
  leftTitle,
  rightTitle,
  legend = true,
  locale = "en",
}: {
  readonly left: readonly Port[];
  readonly right: readonly Port[];
  readonly cables: readonly Cable[];
  readonly leftTitle: string;
  readonly rightTitle: string;
  readonly legend?: boolean | undefined;
  readonly locale?: Locale | undefined;
}) {
  const t = translatorOf(locale, "ui");
  const rows = Math.max(left.length, right.length, 1);
  const kinds = new Set(cables.map((cable) => cable.kind));
  const litLeft = new Set(cables.map((cable) => cable.from));
  const litRight = new Set(cables.map((cable) => cable.to));
  return (
    <figure>
      <div className="patch__head t-label">
        <bdi>{leftTitle}</bdi>
        <bdi>{rightTitle}</bdi>
      </div>
      <div className="patch">
        <Side ports={left} lit={litLeft} />
        <svg
          viewBox={`0 0 100 ${rows * ROW}`}
          preserveAspectRatio="none"
          style={{ blockSize: rows * ROW }}
          role="img"
          aria-label={t("patchLabel", { left: leftTitle, right: rightTitle })}
        >
          {cables.map((cable) => {
            const path = cablePath(row(left, cable.from), row(right, cable.to));
            return (
              <path
                key={`${cable.from} ${cable.to} ${cable.kind}`}
                className={cx(CLASS[cable.kind], cable.dimmed && "dimmed") || undefined}
                d={path}
              />
            );
          })}
        </svg>
        <Side ports={right} lit={litRight} far />
      </div>
      {legend && (
        <figcaption>
          <ul className="patch__key">
            {kinds.has("reads") && <li>{t("patchReads")}</li>}
            {kinds.has("writes") && <li className="w">{t("patchWrites")}</li>}
            {kinds.has("events") && <li className="e">{t("patchEvents")}</li>}
          </ul>
        </figcaption>
      )}
    </figure>
  );
}

function Side({
  ports,
  lit,
  far,
}: {
  readonly ports: readonly Port[];
  readonly lit: ReadonlySet<string>;
  readonly far?: boolean;
}) {
  return (
    <ul className={cx("patch__side", far && "patch__side--b")}>
      {ports.map((port) => (
        <li key={port.id} className={lit.has(port.id) ? "lit" : "off"}>
          <bdi>{port.name}</bdi>
        </li>
      ))}
    </ul>
  );
}

function row(ports: readonly Port[], id: string): number {
  return Math.max(
    0,
    ports.findIndex((port) => port.id === id),
  );
}

/** A slack cable: it leaves and arrives level and hangs a little in between. */
function cablePath(from: number, to: number): string {
  const start = from * ROW + ROW / 2;
  const end = to * ROW + ROW / 2;
  const slack = 8 + Math.abs(end - start) / 6;
  return `M0,${start} C34,${start + slack} 66,${end + slack} 100,${end}`;
}

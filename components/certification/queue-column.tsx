import Link from "next/link";
import { cx } from "@/components/ui/cx";
import { Mark } from "@/components/ui/mark";
import { Time } from "@/components/ui/time";
import { reasonLabel } from "@/lib/certification/queue-reasons";
import type { QueueItem } from "@/lib/certification/review/data";
import { mediaPathOrNull } from "@/lib/listings/media/path";
import { type QueueView, queueHref } from "./queue-controls";
import { VerdictDots } from "./verdict-dots";

function noteOf(item: QueueItem): string {
  if (!item.independent) return "Your own partner";
  if (item.claim === "mine") return "Yours";
  if (item.claim === "other") return `With ${item.claimedBy ?? "someone"}`;
  return item.reasons[0] ? reasonLabel(item.reasons[0]) : "Waits";
}

/** The queue beside the review on wide screens: where one is, and what comes next. */
export function QueueColumn({
  items,
  view,
  current,
}: {
  readonly items: readonly QueueItem[];
  readonly view: QueueView;
  readonly current: string;
}) {
  return (
    <ol>
      {items.map((item) => (
        <li key={item.shownId} className="border-t border-line">
          <Link
            href={queueHref(view, item.shownId)}
            aria-current={item.shownId === current ? "page" : undefined}
            className="grid grid-cols-[28px_minmax(0,1fr)_auto] gap-x-2.5 px-4 py-2.5 text-[13px] leading-[18px] no-underline hover:bg-raised aria-[current]:bg-raised aria-[current]:shadow-[inset_3px_0_0_var(--color-signal)]"
          >
            <Mark name={item.name} src={mediaPathOrNull(item.iconMediaId)} size="s" />
            <span className="truncate">
              <bdi className="text-[14px] font-semibold">{item.name}</bdi>{" "}
              <span className="text-ink-3">{item.number}</span>
            </span>
            <span className={cx("whitespace-nowrap", item.isLate ? "font-semibold text-bad" : "text-ink-3")}>
              {item.isLate ? "late" : <Time at={item.submittedAt} show="relative" />}
            </span>
            <span className="col-start-2 -col-end-1 mt-0.5 flex min-w-0 items-center gap-2.5 text-ink-3">
              <VerdictDots verdicts={item.verdicts} />
              <span className="truncate">{noteOf(item)}</span>
            </span>
          </Link>
        </li>
      ))}
    </ol>
  );
}

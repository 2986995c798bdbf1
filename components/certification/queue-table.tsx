import Link from "next/link";
import { Mark } from "@/components/ui/mark";
import { type Column, Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { reasonLabel } from "@/lib/certification/queue-reasons";
import type { QueueItem } from "@/lib/certification/review/data";
import { riskWord } from "@/lib/certification/risk";
import { mediaPathOrNull } from "@/lib/listings/media/path";
import { ClaimNote } from "./claim-note";
import { type QueueView, queueHref } from "./queue-controls";
import { VerdictDots } from "./verdict-dots";

const RISK_LOOK = { low: "text-ink-2", medium: "text-warn", high: "text-bad" } as const;

/** The number with its word; the word carries it where colours do not. */
export function Risk({ risk }: { readonly risk: number }) {
  const word = riskWord(risk);
  return (
    <span className="whitespace-nowrap">
      {risk} <span className={RISK_LOOK[word]}>{word}</span>
    </span>
  );
}

function columnsOf(view: QueueView): Array<Column<QueueItem>> {
  return [
    {
      key: "name",
      head: "Listing",
      names: true,
      className: "md:min-w-52",
      cell: (item) => (
        <span className="flex items-center gap-2.5">
          <Mark name={item.name} src={mediaPathOrNull(item.iconMediaId)} size="s" />
          <span className="min-w-0">
            <Link href={queueHref(view, item.shownId)} className="font-semibold">
              <bdi>{item.name}</bdi> {item.number}
            </Link>
            <span className="t-small block font-normal text-ink-3">
              <bdi>{item.partnerName}</bdi>
              {item.round > 1 && `, round ${item.round}`}
            </span>
          </span>
        </span>
      ),
    },
    {
      key: "reasons",
      head: "Why it is here",
      cell: (item) => (
        <span className="flex flex-wrap gap-1">
          {item.reasons.map((reason) => (
            <Tag key={reason} tone={reason === "partner_replied" ? "info" : "line"}>
              {reasonLabel(reason)}
            </Tag>
          ))}
        </span>
      ),
    },
    { key: "risk", head: "Risk", cell: (item) => <Risk risk={item.risk} /> },
    {
      key: "due",
      head: "Due",
      cell: (item) => (
        <span className={item.isLate ? "font-semibold whitespace-nowrap text-bad" : "whitespace-nowrap"}>
          {item.isLate && "Late, "}
          <Time at={item.dueAt} show="relative" />
        </span>
      ),
    },
    { key: "verdicts", head: "Judged", cell: (item) => <VerdictDots verdicts={item.verdicts} /> },
    { key: "claim", head: "With", cell: (item) => <ClaimNote item={item} /> },
  ];
}

/** The queue as a table, a row a submission. */
export function QueueTable({ items, view }: { readonly items: readonly QueueItem[]; readonly view: QueueView }) {
  return <Table label="Queue" columns={columnsOf(view)} rows={items} rowKey={(item) => item.shownId} stack tight />;
}

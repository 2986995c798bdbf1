import { TabLinks } from "@/components/ui/tab-links";
import type { QueueFilter, QueueSort } from "@/lib/certification/review/types";

export type QueueView = { show: QueueFilter; sort: QueueSort };

/** The address of a view of the queue, or of a submission within that view. */
export function queueHref(view: QueueView, submission = ""): string {
  const query = new URLSearchParams();
  if (view.show !== "all") query.set("show", view.show);
  if (view.sort !== "due") query.set("sort", view.sort);
  const path = `/admin/certification${submission === "" ? "" : `/${submission}`}`;
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

const FILTERS = [
  ["mine", "Mine"],
  ["open", "Free"],
  ["all", "All"],
] as const;

/** Which part of the queue, and in which order; links, so they work without JavaScript. */
export function QueueControls({
  view,
  counts,
  submission,
}: {
  readonly view: QueueView;
  readonly counts: Readonly<Record<QueueFilter, number>>;
  readonly submission?: string | undefined;
}) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <TabLinks
        label="Part of the queue"
        look="segment"
        items={FILTERS.map(([show, label]) => ({
          href: queueHref({ ...view, show }, submission),
          label,
          count: counts[show],
          current: view.show === show,
        }))}
      />
      <TabLinks
        label="Order"
        look="segment"
        items={[
          { href: queueHref({ ...view, sort: "due" }, submission), label: "By date", current: view.sort === "due" },
          { href: queueHref({ ...view, sort: "risk" }, submission), label: "By risk", current: view.sort === "risk" },
        ]}
      />
    </div>
  );
}

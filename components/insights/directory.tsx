import type { ReactNode } from "react";
import { EmptyState } from "@/components/layout/empty-state";
import { FilterBar, type FilterSelect } from "@/components/ui/filter-bar";
import { Pagination } from "@/components/ui/pagination";
import { Panel, PanelFooter } from "@/components/ui/panel";
import { withQuery } from "@/lib/platform/forms/query-string";

interface Props {
  readonly base: string;
  /** What the rows are, in the plural: "listings". */
  readonly things: string;
  readonly search: { readonly label: string; readonly value: string; readonly placeholder: string };
  readonly selects: readonly FilterSelect[];
  readonly count: number;
  /** Whether this is not the first page. */
  readonly onward: boolean;
  /** Cursor of the next page. */
  readonly next: string | null;
  /** The table. */
  readonly children: ReactNode;
}

/** A directory of the place: search, filters, the rows by cursor, and what to say when nothing fits. */
export function Directory({ base, things, search, selects, count, onward, next, children }: Props) {
  const filter = Object.fromEntries([["q", search.value], ...selects.map(({ name, value }) => [name, value])]);
  const isFiltered = Object.values(filter).some(Boolean);
  return (
    <div className="stack">
      <FilterBar action={base} label={`Filter ${things}`} search={search} selects={selects} />
      {count === 0 ? (
        <EmptyState title={isFiltered || onward ? "Nothing found" : `No ${things} yet`}>
          {isFiltered ? "No row fits these filters." : `Here stand all ${things} as they come.`}
        </EmptyState>
      ) : (
        <Panel>
          {children}
          <PanelFooter>
            <Pagination
              previousHref={onward ? withQuery(base, filter) : undefined}
              nextHref={next ? withQuery(base, { ...filter, before: next }) : undefined}
              note={`${count} on this page, newest first`}
            />
          </PanelFooter>
        </Panel>
      )}
    </div>
  );
}

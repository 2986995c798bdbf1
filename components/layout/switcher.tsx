import { Check, ChevronsUpDown } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Drop } from "@/components/ui/drop";
import { Mark } from "@/components/ui/mark";

/** One workspace or partner that the reader may act for. */
export interface SwitcherItem {
  readonly href: string;
  readonly name: string;
  /** "Sandbox", or the reader's role there. */
  readonly note?: string | undefined;
  readonly current?: boolean | undefined;
  readonly logo?: string | null | undefined;
}

/** Shows for whom one acts and changes it. Links, so it works without JavaScript; `children` adds "Create …". */
export function Switcher({
  label,
  items,
  children,
}: {
  /** "Workspace" or "Partner". */
  readonly label: string;
  readonly items: readonly SwitcherItem[];
  readonly children?: ReactNode;
}) {
  const current = items.find((item) => item.current) ?? items[0];
  if (current === undefined) return null;
  return (
    <Drop
      align="start"
      className="switcher"
      look={{ wide: true }}
      summary={
        <>
          <span className="sr-only">{label}: </span>
          <Mark name={current.name} src={current.logo} size="xs" />
          <bdi className="rail__lb min-w-0 truncate">{current.name}</bdi>
          <ChevronsUpDown aria-hidden className="rail__lb ms-auto" />
        </>
      }
    >
      {items.map((item) => (
        <Link key={item.href} className="menu__i" href={item.href} aria-current={item.current ? "true" : undefined}>
          <Mark name={item.name} src={item.logo} size="xs" />
          <span className="grid min-w-0">
            <bdi className="truncate">{item.name}</bdi>
            {item.note !== undefined && <small className="text-ink-3">{item.note}</small>}
          </span>
          {item.current && <Check aria-hidden className="ms-auto" />}
        </Link>
      ))}
      {children}
    </Drop>
  );
}

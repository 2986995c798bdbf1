import Link from "next/link";
import type { ReactNode } from "react";

/** One tab that is a page of its own. */
export interface TabLink {
  readonly href: string;
  readonly label: ReactNode;
  readonly current?: boolean | undefined;
  readonly count?: number | undefined;
}

/** Tabs as links: each tab has an address and works without JavaScript. `look="segment"` is the boxed form. */
export function TabLinks({
  label,
  items,
  look = "line",
  className,
}: {
  readonly label: string;
  readonly items: readonly TabLink[];
  readonly look?: "line" | "segment" | undefined;
  readonly className?: string | undefined;
}) {
  return (
    <nav aria-label={label} className={className}>
      <div className={look === "line" ? "tabs" : "seg"}>
        {items.map((item) => (
          <Link key={item.href} href={item.href} aria-current={item.current ? "page" : undefined}>
            {item.label}
            {item.count !== undefined && <span className="n">{item.count}</span>}
          </Link>
        ))}
      </div>
    </nav>
  );
}

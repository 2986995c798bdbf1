"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

/** The places of the shop, as a row of tabs; the current one is found from the address. */
export function ShopNav({
  items,
}: {
  readonly items: ReadonlyArray<{ readonly href: string; readonly label: string }>;
}) {
  const path = usePathname();
  return (
    <nav aria-label="Shop" className="wrap">
      <div className="tabs border-b-0">
        {items.map(({ href, label }) => (
          <Link key={href} href={href} aria-current={path === href || path.startsWith(`${href}/`) ? "page" : undefined}>
            {label}
          </Link>
        ))}
      </div>
    </nav>
  );
}

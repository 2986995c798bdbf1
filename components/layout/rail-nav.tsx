"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

interface Entry {
  readonly href: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly current?: boolean | undefined;
  readonly count?: number | undefined;
}

/** The groups of a rail. The entry with the longest address that starts the current one is where the reader is. */
export function RailNav({
  sections,
  label,
}: {
  readonly sections: ReadonlyArray<{ readonly title: string; readonly links: readonly Entry[] }>;
  readonly label: string;
}) {
  const path = usePathname();
  const all = sections.flatMap((section) => section.links);
  const here = all
    .filter((link) => path === link.href || path.startsWith(`${link.href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0];
  const current = all.find((link) => link.current) ?? here;
  return (
    <nav aria-label={label} className="grid gap-5">
      {sections.map((section) => (
        <div key={section.title}>
          <h2>{section.title}</h2>
          <ul className="grid gap-0.5">
            {section.links.map((link) => (
              <li key={link.href}>
                <Link className="rail__it" href={link.href} aria-current={link === current ? "page" : undefined}>
                  {link.icon}
                  <span className="rail__lb">{link.label}</span>
                  {link.count !== undefined && link.count > 0 && <span className="rail__n">{link.count}</span>}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

export type DocsSection = {
  readonly title: string;
  readonly links: ReadonlyArray<{ readonly href: string; readonly label: string }>;
};

/** The contents of the documentation; the page one reads is marked. */
export function DocsNav({ sections }: { readonly sections: readonly DocsSection[] }) {
  const path = usePathname();
  return (
    <nav aria-label="Documentation" className="grid gap-6">
      {sections.map((section) => (
        <div key={section.title} className="grid gap-1">
          <h2 className="t-label text-ink-3">{section.title}</h2>
          <ul className="grid">
            {section.links.map(({ href, label }) => (
              <li key={href}>
                <Link
                  href={href}
                  aria-current={path === href ? "page" : undefined}
                  className="block border-s-2 border-line py-1 ps-3 text-ink-2 no-underline hover:text-ink aria-[current]:border-signal aria-[current]:font-semibold aria-[current]:text-ink"
                >
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

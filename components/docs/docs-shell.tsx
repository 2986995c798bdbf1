import type { ReactNode } from "react";
import { Brand } from "@/components/layout/brand";
import { CommandKey } from "@/components/layout/command-key";
import { DropCloser } from "@/components/layout/drop-closer";
import { FindButton } from "@/components/layout/find-button";
import { SkipLink } from "@/components/layout/skip-link";
import { ThemeToggle } from "@/components/layout/theme-toggle";
import { ButtonLink } from "@/components/ui/button";
import { DocsNav, type DocsSection } from "./docs-nav";
import { DocsSearch } from "./docs-search";

/** Frame of the documentation: the same for everybody, so the pages are made once and cached. */
export function DocsShell({
  sections,
  signals,
  children,
}: {
  readonly sections: readonly DocsSection[];
  /** What waits for the reader; a client island, so that the pages stay the same for everybody. */
  readonly signals?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <>
      <SkipLink label="Skip to content" />
      <header className="top">
        <Brand href="/partner/docs" note="Documentation" />
        <div className="top__end">
          <FindButton label="Find or go to" />
          {signals}
          <ThemeToggle label="Change theme" />
          <ButtonLink href="/partner" size="s">
            Partner portal
          </ButtonLink>
        </div>
      </header>
      <div className="wrap grid grid-cols-1 items-start gap-8 py-8 lg:grid-cols-[220px_minmax(0,1fr)] lg:gap-12">
        <details className="lg:hidden">
          <summary className="t-3 cursor-pointer">Contents</summary>
          <div className="grid gap-4 pt-4">
            <DocsSearch />
            <DocsNav sections={sections} />
          </div>
        </details>
        <div className="sticky top-8 max-lg:hidden">
          <div className="grid gap-6">
            <DocsSearch />
            <DocsNav sections={sections} />
          </div>
        </div>
        <main id="main" tabIndex={-1} className="grid grid-cols-1 min-w-0 gap-6">
          {children}
        </main>
      </div>
      <CommandKey groups={sections.map(({ title, links }) => ({ title, items: links }))} />
      <DropCloser />
    </>
  );
}

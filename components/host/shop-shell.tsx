import type { ReactNode } from "react";
import { CommandKey } from "@/components/layout/command-key";
import { DropCloser } from "@/components/layout/drop-closer";
import { FindButton } from "@/components/layout/find-button";
import { PostedAnswers } from "@/components/layout/posted-answers";
import { SkipLink } from "@/components/layout/skip-link";
import { ThemeToggle } from "@/components/layout/theme-toggle";
import { ShopNav } from "./shop-nav";
import { ShopSign } from "./shop-sign";

/** Frame of the demo shop: a bar with its sign, a row of places, one column. It is not the marketplace and does not look like it. */
export function ShopShell({
  places = [],
  switcher,
  account,
  signals,
  children,
}: {
  readonly places?: ReadonlyArray<{ readonly href: string; readonly label: string }> | undefined;
  readonly switcher?: ReactNode;
  readonly account?: ReactNode;
  readonly signals?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className="min-h-dvh bg-panel [--color-on-signal:var(--color-raised)] [--color-signal-fill:var(--color-info)] [--color-signal:var(--color-info)]">
      <SkipLink label="Skip to content" />
      <header className="border-b border-line bg-raised">
        <div className="shop wrap relative flex min-h-15 items-center gap-4">
          <ShopSign href="/console" />
          <div className="ms-auto flex min-w-0 items-center gap-1">
            {switcher !== undefined && <div className="min-w-0 max-w-44 shrink">{switcher}</div>}
            <FindButton label="Find or go to" />
            {signals}
            <ThemeToggle label="Change theme" />
            <div className="max-md:[&_.who]:hidden">{account}</div>
          </div>
        </div>
        {places.length > 0 && <ShopNav items={places} />}
      </header>
      <main id="main" tabIndex={-1} className="wrap grid gap-6 py-8">
        <PostedAnswers>{children}</PostedAnswers>
      </main>
      <CommandKey groups={[{ title: "Shop", items: places }]} />
      <DropCloser />
    </div>
  );
}

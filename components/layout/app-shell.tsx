import { Menu } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { Drop } from "@/components/ui/drop";
import type { Locale } from "@/lib/platform/messages/locales";
import { Brand } from "./brand";
import { ClockAhead } from "./clock-ahead";
import { CommandKey } from "./command-key";
import type { CommandWords } from "./command-menu";
import { DropCloser } from "./drop-closer";
import { FindButton } from "./find-button";
import type { RailSection } from "./nav-link";
import { PostedAnswers } from "./posted-answers";
import { RailNav } from "./rail-nav";
import { SkipLink } from "./skip-link";
import { ThemeToggle } from "./theme-toggle";

/** Words of the frame; the defaults are English, customer pages pass `common` messages. */
export interface AppShellWords {
  readonly skip: string;
  readonly navigation: string;
  readonly menu: string;
  readonly theme: string;
  /** Words of the Ctrl-K menu. */
  readonly command?: CommandWords | undefined;
  /** Language of what Ctrl-K leads to. */
  readonly locale?: Locale | undefined;
}

const ENGLISH: AppShellWords = { skip: "Skip to content", navigation: "Main", menu: "Menu", theme: "Change theme" };

/**
 * Frame of the places where people work (workspace, partner, admin, console): a rail of sections, or icons only with
 * `tight`. On small screens the rail becomes a bar with a menu that needs no script. The current entry is found from
 * the address, so one layout serves all pages under it.
 */
export function AppShell({
  home,
  brandNote,
  sections,
  switcher,
  account,
  signals,
  tight = false,
  words = ENGLISH,
  children,
}: {
  readonly home: string;
  /** Which side of the product this is: "Partners", "Admin". */
  readonly brandNote?: string | undefined;
  readonly sections: readonly RailSection[];
  /** Chooses the workspace or partner one acts for. */
  readonly switcher?: ReactNode;
  /** Who is signed in, with the way out. */
  readonly account?: ReactNode;
  /** What waits for the reader: a bell beside the brand. */
  readonly signals?: ReactNode;
  readonly tight?: boolean | undefined;
  readonly words?: AppShellWords | undefined;
  readonly children: ReactNode;
}) {
  const entries = sections.map(({ title, links }) => ({
    title,
    links: links.map(({ icon: Icon, ...link }) => ({ ...link, icon: <Icon aria-hidden /> })),
  }));
  const places = entries.map(({ title, links }) => ({
    title,
    items: links.map(({ href, label, icon }) => ({ href, label, icon })),
  }));
  return (
    <div className={cx("app", tight && "app--tight")}>
      <ClockAhead />
      <SkipLink label={words.skip} />
      <header className="rail">
        <div className="rail__bar">
          <div className="rail__head">
            <Brand href={home} note={brandNote} />
            {signals}
          </div>
          {switcher}
          <span className="md:hidden">
            <FindButton label={words.command?.title ?? "Find or go to"} />
          </span>
          <Drop
            className="drop--rail"
            summary={<Menu aria-hidden />}
            label={words.menu}
            look={{ variant: "quiet", icon: true }}
          >
            <RailNav sections={entries} label={words.navigation} />
            {account}
            <ThemeToggle label={words.theme} />
          </Drop>
        </div>
        <div className="rail__side">
          <RailNav sections={entries} label={words.navigation} />
          <div className="rail__foot">
            {account}
            <FindButton label={words.command?.title ?? "Find or go to"} />
            <ThemeToggle label={words.theme} />
          </div>
        </div>
      </header>
      <main id="main" className="main" tabIndex={-1}>
        <PostedAnswers>{children}</PostedAnswers>
      </main>
      <CommandKey groups={places} words={words.command} locale={words.locale} />
      <DropCloser />
    </div>
  );
}

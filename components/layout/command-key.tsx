"use client";

import { lazy, Suspense, useEffect, useRef, useState } from "react";
import type { CommandGroup, CommandWords } from "./command-menu";
import { FIND_EVENT } from "./find-event";

const CommandMenu = lazy(async () => ({ default: (await import("./command-menu")).CommandMenu }));

const ENGLISH: CommandWords = {
  title: "Find or go to",
  placeholder: "Find integrations, pages and your own things",
  empty: "Nothing has that name.",
  integrations: "Integrations",
  own: "Yours",
  pages: "Documentation",
  searching: "Searching …",
  results: "Results: {count}",
};

/** Listens for Ctrl-K or Cmd-K (and the button that stands for it) and then brings the menu; until then it costs a listener. */
export function CommandKey({
  groups,
  words = ENGLISH,
  locale = "en",
}: {
  readonly groups: readonly CommandGroup[];
  readonly words?: CommandWords | undefined;
  readonly locale?: string | undefined;
}) {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  /** Where the focus was when the menu was asked for. */
  const before = useRef<Element | null>(null);
  useEffect(() => {
    const bring = (change: (was: boolean) => boolean) => {
      // A second press closes the menu: what has the focus then is the menu's own field.
      if (!document.activeElement?.closest("[role=dialog]")) before.current = document.activeElement;
      setWanted(true);
      setOpen(change);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey) || event.shiftKey || event.altKey)
        return;
      event.preventDefault();
      bring((was) => !was);
    };
    const onFind = () => bring(() => true);
    document.addEventListener("keydown", onKey);
    document.addEventListener(FIND_EVENT, onFind);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener(FIND_EVENT, onFind);
    };
  }, []);
  if (!wanted) return null;
  return (
    <Suspense fallback={null}>
      <CommandMenu groups={groups} words={words} locale={locale} open={open} onOpenChange={setOpen} before={before} />
    </Suspense>
  );
}

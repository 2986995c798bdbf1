"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import type { CommandGroup, CommandWords } from "./command-menu";

const CommandMenu = lazy(async () => ({ default: (await import("./command-menu")).CommandMenu }));

const ENGLISH: CommandWords = { title: "Go to", placeholder: "Where to?", empty: "No page has that name." };

/** Listens for Ctrl-K or Cmd-K and then brings the menu; until then it costs a listener. */
export function CommandKey({
  groups,
  words = ENGLISH,
}: {
  readonly groups: readonly CommandGroup[];
  readonly words?: CommandWords | undefined;
}) {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      setWanted(true);
      setOpen((was) => !was);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  if (!wanted) return null;
  return (
    <Suspense fallback={null}>
      <CommandMenu groups={groups} words={words} open={open} onOpenChange={setOpen} />
    </Suspense>
  );
}

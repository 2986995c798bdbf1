"use client";

import { useEffect, useState } from "react";

/** One thing found, as `/api/find` says it. */
export interface FoundItem {
  readonly href: string;
  readonly label: string;
  readonly note: string;
}

/** What was found, by group; `loading` until the newest text has its answer. */
export interface FoundGroups {
  readonly integrations: readonly FoundItem[];
  readonly pages: readonly FoundItem[];
  readonly own: readonly FoundItem[];
}

const NOTHING: FoundGroups = { integrations: [], pages: [], own: [] };

/** Long enough that a word being typed asks once. */
const WAIT_MS = 160;

/** Reads a list of the answer; anything unexpected is left out. */
function itemsOf(answer: unknown, group: keyof FoundGroups): FoundItem[] {
  const list: unknown = typeof answer === "object" && answer !== null ? Reflect.get(answer, group) : undefined;
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown) => {
    if (typeof item !== "object" || item === null) return [];
    const [href, label, note]: unknown[] = [
      Reflect.get(item, "href"),
      Reflect.get(item, "label"),
      Reflect.get(item, "note"),
    ];
    // Our own paths only: what a name holds can never become an address of somebody else.
    const isPath = typeof href === "string" && /^\/(?!\/)/.test(href);
    return isPath && typeof label === "string" ? [{ href, label, note: typeof note === "string" ? note : "" }] : [];
  });
}

/** Asks for what a text finds, a moment after the last key; an answer that comes too late is dropped. */
export function useFound(text: string, locale: string): { found: FoundGroups; loading: boolean } {
  const [answer, setAnswer] = useState<{ text: string; found: FoundGroups }>({ text: "", found: NOTHING });
  const asked = text.trim();
  useEffect(() => {
    if (asked === "") return;
    const stop = new AbortController();
    const keep = (found: FoundGroups) => setAnswer({ text: asked, found });
    const timer = setTimeout(() => {
      fetch(`/api/find?${new URLSearchParams({ q: asked.slice(0, 120), locale })}`, { signal: stop.signal })
        .then(async (response) => {
          const said: unknown = response.ok ? await response.json() : null;
          keep({
            integrations: itemsOf(said, "integrations"),
            pages: itemsOf(said, "pages"),
            own: itemsOf(said, "own"),
          });
        })
        .catch(() => {
          // Given up for a newer text, or the network is away: places can still be gone to.
          if (!stop.signal.aborted) keep(NOTHING);
        });
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [asked, locale]);
  if (asked === "") return { found: NOTHING, loading: false };
  return { found: answer.found, loading: answer.text !== asked };
}

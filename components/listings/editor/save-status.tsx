"use client";

import { Check, CircleAlert, CloudOff, Pencil } from "lucide-react";
import { Ports } from "@/components/ui/ports";
import type { SaveState } from "./use-autosave";

const WORDS: Readonly<Record<SaveState, string>> = {
  clean: "Saves by itself",
  waiting: "Not saved yet",
  saving: "Saving",
  saved: "Saved",
  conflict: "Not saved: the section was saved elsewhere",
  kept: "No connection. Your text is kept on this device and sent when it is back.",
  refused: "Not saved: something needs another look",
};

const ICONS = {
  clean: null,
  waiting: Pencil,
  saving: null,
  saved: Check,
  conflict: CircleAlert,
  kept: CloudOff,
  refused: CircleAlert,
} as const;

/** Where the person's text is, in words; announced when it changes. */
export function SaveStatus({ state, savedBefore }: { readonly state: SaveState; readonly savedBefore: boolean }) {
  const shown = state === "clean" && savedBefore ? "saved" : state;
  const Icon = ICONS[shown];
  const tone = shown === "conflict" || shown === "refused" ? "text-bad" : shown === "kept" ? "text-warn" : "text-ink-3";
  return (
    <p role="status" data-save={shown} className={`t-small flex items-center gap-2 ${tone}`}>
      {shown === "saving" && <Ports />}
      {Icon && <Icon aria-hidden className="size-3.5 flex-none" />}
      {WORDS[shown]}
    </p>
  );
}

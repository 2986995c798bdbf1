"use client";

import { Search } from "lucide-react";
import { buttonClass } from "@/components/ui/button";
import { FIND_EVENT } from "./find-event";

/** Brings the menu of Ctrl-K, for hands without those keys. */
export function FindButton({ label }: { readonly label: string }) {
  return (
    <button
      type="button"
      className={buttonClass({ variant: "quiet", icon: true })}
      aria-label={label}
      aria-keyshortcuts="Control+K Meta+K"
      title={label}
      onClick={() => document.dispatchEvent(new CustomEvent(FIND_EVENT))}
    >
      <Search aria-hidden />
    </button>
  );
}

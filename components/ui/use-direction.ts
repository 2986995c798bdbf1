"use client";

import { useSyncExternalStore } from "react";

function never(): () => void {
  return () => {};
}

function shown(): "ltr" | "rtl" {
  return document.documentElement.dir === "rtl" ? "rtl" : "ltr";
}

/** The document's writing direction, for widgets whose arrow keys and alignment follow it. */
export function useDirection(): "ltr" | "rtl" {
  return useSyncExternalStore(never, shown, () => "ltr");
}

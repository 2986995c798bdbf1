"use client";

import { useEffect } from "react";

function openDrops(): HTMLDetailsElement[] {
  return [...document.querySelectorAll<HTMLDetailsElement>("details.drop[open]")];
}

/** Closes the script-free menus of a page on Escape, on a press elsewhere, and after following one of their links. */
export function DropCloser() {
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      if (!(event.target instanceof Element)) return;
      for (const drop of openDrops()) {
        const followed = event.target.closest("a") !== null;
        if (!drop.contains(event.target) || followed) drop.open = false;
      }
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      for (const drop of openDrops()) {
        drop.open = false;
        drop.querySelector("summary")?.focus();
      }
    };
    document.addEventListener("click", onClick);
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("click", onClick);
      document.removeEventListener("keydown", onKey);
    };
  }, []);
  return null;
}

"use client";

import { type ComponentProps, useEffect, useRef } from "react";

/** A list that scrolls sideways where it is too wide, with its current entry in view; `current` says which one that is. */
export function ScrollRow({ current, ...rest }: ComponentProps<"ol"> & { readonly current: string }) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const row = list.current;
    const entry = current === "" ? null : row?.querySelector("[aria-current]");
    if (!row || !entry || row.scrollWidth <= row.clientWidth) return;
    // Only this row moves: scrollIntoView would move the page as well.
    const middle = (box: DOMRect) => box.left + box.width / 2;
    row.scrollLeft += middle(entry.getBoundingClientRect()) - middle(row.getBoundingClientRect());
  }, [current]);
  return <ol ref={list} {...rest} />;
}

"use client";

import { useEffect } from "react";

/** Goes on by itself, replacing this step in the history: a whole navigation, because the next stop is not a page of ours. */
export function GoOn({ href }: { readonly href: string }) {
  useEffect(() => {
    window.location.replace(href);
  }, [href]);
  return null;
}

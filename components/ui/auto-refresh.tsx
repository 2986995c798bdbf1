"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Asks for fresh data every few seconds while the page is in view; render it only while something is under way. */
export function AutoRefresh({ seconds = 3 }: { readonly seconds?: number | undefined }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, seconds * 1000);
    return () => clearInterval(timer);
  }, [router, seconds]);
  return null;
}

"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const TIMES = 40;

/** Reads the page again every 1.5 seconds for a minute, while something is on its way. Without JavaScript a reload does the same. */
export function AutoRefresh() {
  const router = useRouter();
  useEffect(() => {
    let times = 0;
    const timer = setInterval(() => {
      times += 1;
      if (times > TIMES) clearInterval(timer);
      else router.refresh();
    }, 1_500);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}

"use client";

import { useEffect, useState } from "react";
import type { Locale } from "@/lib/platform/locales";
import { type BellList, BellMenu } from "./bell-menu";

function isList(answer: unknown): answer is BellList {
  return (
    typeof answer === "object" &&
    answer !== null &&
    "label" in answer &&
    typeof answer.label === "string" &&
    "places" in answer &&
    Array.isArray(answer.places)
  );
}

/** The bell of pages that are the same for everybody: asked by the browser, and nothing for whoever is not signed in. */
export function PublicBell({ locale }: { readonly locale: Locale }) {
  const [list, setList] = useState<BellList | null>(null);

  useEffect(() => {
    const stop = new AbortController();
    fetch(`/api/session/waiting?locale=${locale}`, { signal: stop.signal, headers: { accept: "application/json" } })
      .then(async (response) => {
        const answer: unknown = response.ok ? await response.json() : null;
        if (isList(answer)) setList(answer);
      })
      .catch(() => {
        // No bell: nothing on this page depends on the answer.
      });
    return () => stop.abort();
  }, [locale]);

  return list && <BellMenu list={list} locale={locale} />;
}

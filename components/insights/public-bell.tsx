"use client";

import { useEffect, useState } from "react";
import type { Locale } from "@/lib/platform/messages/locales";
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

/** The bell on cached public pages. The browser asks for its content; a visitor who is not signed in gets no bell. */
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
        // The page works without the bell.
      });
    return () => stop.abort();
  }, [locale]);

  return list && <BellMenu list={list} locale={locale} />;
}

"use client";

import { toLocale } from "@/lib/platform/messages/locales";
import { ErrorPage } from "./error-page";
import { useFailureWords } from "./failure-words";

/** The error page in the language of the path. */
export function LocaleErrorPage({
  locale,
  digest,
  retry,
}: {
  readonly locale: unknown;
  readonly digest: string | undefined;
  readonly retry: () => void;
}) {
  return (
    <main id="main">
      <ErrorPage digest={digest} retry={retry} homeHref={`/${toLocale(locale)}`} words={useFailureWords()} />
    </main>
  );
}

"use client";

import { toLocale } from "@/lib/platform/messages/locales";
import en from "@/messages/en/failure.json";
import he from "@/messages/he/failure.json";
import { ErrorPage } from "./error-page";

const WORDS = { en, he } as const;

/** The error page in the language of the path. Both languages are bundled: an error boundary cannot load messages. */
export function LocaleErrorPage({
  locale,
  digest,
  retry,
}: {
  readonly locale: unknown;
  readonly digest: string | undefined;
  readonly retry: () => void;
}) {
  const known = toLocale(locale);
  return (
    <main id="main">
      <ErrorPage digest={digest} retry={retry} homeHref={`/${known}`} words={WORDS[known]} />
    </main>
  );
}

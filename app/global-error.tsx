"use client";

import "./globals.css";
import { ErrorPage } from "@/components/layout/error-page";

/** The last resort: a root layout itself failed, so this brings its own document, in English. */
export default function GlobalError({
  error,
  reset,
}: {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}) {
  return (
    <html lang="en" dir="ltr">
      <body>
        <title>This page could not be shown</title>
        <ErrorPage digest={error.digest} retry={reset} homeHref="/" />
      </body>
    </html>
  );
}

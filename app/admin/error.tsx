"use client";

import { ErrorPage } from "@/components/layout/error-page";

/** Something below failed: says so with the id that is in the log. */
export default function AdminError({
  error,
  reset,
}: {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}) {
  return <ErrorPage digest={error.digest} retry={reset} homeHref="/admin" />;
}

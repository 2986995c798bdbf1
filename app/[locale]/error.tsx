"use client";

import { useParams } from "next/navigation";
import { LocaleErrorPage } from "@/components/layout/locale-error-page";

/** Something below failed: says so in the reader's language, with the id that is in the log. */
export default function LocaleError({
  error,
  reset,
}: {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}) {
  const { locale } = useParams();
  return <LocaleErrorPage locale={locale} digest={error.digest} retry={reset} />;
}

import { X } from "lucide-react";
import Link from "next/link";
import type { Locale } from "@/lib/platform/messages/locales";
import { translatorOf } from "@/lib/platform/messages/translator";

/** An active filter with a link that removes it, so it works without JavaScript. */
export function Chip({
  label,
  removeHref,
  locale = "en",
}: {
  readonly label: string;
  readonly removeHref: string;
  readonly locale?: Locale | undefined;
}) {
  return (
    <span className="chip">
      <bdi>{label}</bdi>
      <Link
        href={removeHref}
        rel="nofollow"
        scroll={false}
        aria-label={translatorOf(locale, "ui")("remove", { name: label })}
      >
        <X aria-hidden />
      </Link>
    </span>
  );
}

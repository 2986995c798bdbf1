import { ChevronRight } from "lucide-react";
import Link from "next/link";
import type { Locale } from "@/lib/platform/messages/locales";
import { translatorOf } from "@/lib/platform/messages/translator";

/** One step of the way here; the last one needs no address. */
export interface Crumb {
  readonly label: string;
  readonly href?: string | undefined;
}

/** The way from the top of the section to this page. */
export function Breadcrumb({
  items,
  locale = "en",
}: {
  readonly items: readonly Crumb[];
  readonly locale?: Locale | undefined;
}) {
  return (
    <nav className="crumb" aria-label={translatorOf(locale, "ui")("breadcrumb")}>
      <ol>
        {items.map((item, index) => (
          <li key={`${item.href ?? ""}${item.label}`}>
            {index > 0 && <ChevronRight className="flip" aria-hidden />}
            {item.href === undefined ? (
              <bdi aria-current={index === items.length - 1 ? "page" : undefined}>{item.label}</bdi>
            ) : (
              <Link href={item.href}>
                <bdi>{item.label}</bdi>
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

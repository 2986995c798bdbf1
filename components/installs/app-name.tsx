import Link from "next/link";
import type { ReactNode } from "react";
import { Mark } from "@/components/ui/mark";
import { mediaPathOrNull } from "@/lib/listings/media/path";

/** An integration's mark and name in a table, with a quiet second line; `listing` is its name in the catalog where it goes by another. */
export function AppName({
  name,
  listing = name,
  lang,
  iconMediaId,
  href,
  children,
}: {
  readonly name: string;
  readonly listing?: string | undefined;
  readonly lang: string;
  readonly iconMediaId: string | null;
  readonly href: string;
  readonly children?: ReactNode;
}) {
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Mark name={name} src={mediaPathOrNull(iconMediaId)} size="s" />
      <span className="grid min-w-0">
        <Link href={href} className="t-3">
          <bdi lang={lang}>{name}</bdi>
        </Link>
        {listing !== name && (
          <bdi className="t-small font-normal text-ink-3" lang={lang}>
            {listing}
          </bdi>
        )}
        {children !== undefined && <span className="t-small font-normal text-ink-3">{children}</span>}
      </span>
    </span>
  );
}

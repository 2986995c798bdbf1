import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { Mark } from "@/components/ui/mark";

/** A titled list of places to go to; nothing when it is empty. */
export function PlaceList({
  title,
  items,
}: {
  readonly title: string;
  readonly items: ReadonlyArray<{
    readonly key: string;
    readonly href: string;
    readonly name: string;
    readonly note: string;
  }>;
}) {
  if (items.length === 0) return null;
  return (
    <section className="grid gap-2">
      <h2 className="t-label text-ink-3">{title}</h2>
      <ul className="grid gap-1">
        {items.map((item) => (
          <li key={item.key}>
            <Link
              href={item.href}
              className="flex items-center gap-3 rounded-md border border-line bg-raised p-3 no-underline hover:border-line-2"
            >
              <Mark name={item.name} size="s" />
              <span className="grid min-w-0">
                <bdi className="font-semibold wrap-anywhere">{item.name}</bdi>
                <small className="text-ink-3">{item.note}</small>
              </span>
              <ChevronRight className="flip ms-auto text-ink-3" size={18} aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

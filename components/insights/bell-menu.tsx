import { Bell } from "lucide-react";
import Link from "next/link";
import { Drop } from "@/components/ui/drop";
import { Num } from "@/components/ui/num";
import type { Locale } from "@/lib/platform/messages/locales";

type BellItem = { readonly text: string; readonly count: number; readonly href: string };

/** What stands behind a bell, in words; `label` says the total. Places with nothing are left out. */
export type BellList = {
  readonly label: string;
  readonly title: string;
  readonly empty: string;
  readonly total: number;
  readonly places: ReadonlyArray<{ readonly id: string; readonly name: string; readonly items: readonly BellItem[] }>;
};

/** The bell and its menu; works without a script. */
export function BellMenu({ list, locale }: { readonly list: BellList; readonly locale: Locale }) {
  const { label, title, empty, total, places } = list;
  return (
    <Drop
      className="bell"
      label={label}
      look={{ variant: "quiet", icon: true }}
      summary={
        <>
          <Bell aria-hidden />
          {total > 0 && (
            <span className="bell__n" aria-hidden>
              {total > 99 ? "99+" : total}
            </span>
          )}
        </>
      }
    >
      <div className="menu__label">{title}</div>
      {total === 0 && <p className="t-small px-3 pb-3 text-ink-2">{empty}</p>}
      {places.map((place) => (
        <section key={place.id} aria-label={place.name}>
          <div className="menu__sep" />
          <div className="menu__label">
            <bdi>{place.name}</bdi>
          </div>
          <ul>
            {place.items.map((item) => (
              <li key={item.href + item.text}>
                <Link className="menu__i" href={item.href}>
                  <span className="min-w-0">{item.text}</span>
                  <strong className="t-small ms-auto tabular-nums">
                    <Num value={item.count} locale={locale} />
                  </strong>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Drop>
  );
}

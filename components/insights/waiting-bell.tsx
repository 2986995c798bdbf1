import { Bell } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Drop } from "@/components/ui/drop";
import { Num } from "@/components/ui/num";
import { loadWaiting } from "@/lib/insights/waiting/loaders";
import type { WaitingPlace } from "@/lib/insights/waiting/types";
import type { Locale } from "@/lib/platform/locales";

function baseOf(place: WaitingPlace, locale: Locale): string {
  if (place.side === "staff") return "/admin";
  return place.side === "partner" ? `/partner/${place.id}` : `/${locale}/workspace/${place.id}`;
}

/** What waits for the reader, in every place they act in, behind a bell; works without a script. Its name says the total. */
export async function WaitingBell({ locale }: { readonly locale: Locale }) {
  const { places, total } = await loadWaiting();
  const t = await getTranslations({ locale, namespace: "workspace.waiting" });
  return (
    <Drop
      className="bell"
      label={t("label", { count: total })}
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
      <div className="menu__label">{t("title")}</div>
      {total === 0 && <p className="t-small px-3 pb-3 text-ink-2">{t("empty")}</p>}
      {places.map((place) => (
        <section key={place.id} aria-label={place.name || t("staff")}>
          <div className="menu__sep" />
          <div className="menu__label">
            <bdi>{place.name || t("staff")}</bdi>
          </div>
          <ul>
            {place.items.map((item) => (
              <li key={item.kind}>
                <Link className="menu__i" href={`${baseOf(place, locale)}${item.path}`}>
                  <span className="min-w-0">{t(`kinds.${item.kind}`, { count: item.count })}</span>
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

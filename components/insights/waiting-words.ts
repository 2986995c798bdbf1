import { getTranslations } from "next-intl/server";
import type { Waiting, WaitingPlace } from "@/lib/insights/waiting/types";
import type { Locale } from "@/lib/platform/messages/locales";
import type { BellList } from "./bell-menu";

function baseOf(place: WaitingPlace, locale: Locale): string {
  if (place.side === "staff") return "/admin";
  return place.side === "partner" ? `/partner/${place.id}` : `/${locale}/workspace/${place.id}`;
}

/** What waits for a person, in the words of a language and with the address of each. */
export async function waitingList({ places, total }: Waiting, locale: Locale): Promise<BellList> {
  const t = await getTranslations({ locale, namespace: "workspace.waiting" });
  return {
    label: t("label", { count: total }),
    title: t("title"),
    empty: t("empty"),
    total,
    places: places.map((place) => ({
      id: place.id,
      name: place.name || t("staff"),
      items: place.items.map(({ kind, count, path }) => ({
        text: t(`kinds.${kind}`, { count }),
        count,
        href: `${baseOf(place, locale)}${path}`,
      })),
    })),
  };
}

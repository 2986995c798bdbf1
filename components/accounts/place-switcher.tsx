import { LayoutGrid } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Switcher } from "@/components/layout/switcher";
import type { Places } from "@/lib/accounts/workspaces/types";
import type { Locale } from "@/lib/platform/messages/locales";

/** Goes from one of the person's workspaces, partners or staff areas to another. `current` is a shown id or "admin". */
export async function PlaceSwitcher({
  places,
  current,
  locale,
}: {
  readonly places: Places;
  readonly current: string;
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "account" });
  const items = [
    ...places.workspaces.map((place) => ({
      href: `/${locale}/workspace/${place.id}/installed`,
      name: place.name,
      note: t(`roles.${place.role}`),
      current: place.id === current,
    })),
    ...places.partners.map((place) => ({
      href: `/partner/${place.id}`,
      name: place.name,
      note: `${t("partner")}, ${t(`roles.${place.role}`)}`,
      current: place.id === current,
    })),
    ...(places.staff ? [{ href: "/admin", name: t("admin"), note: places.staff, current: current === "admin" }] : []),
  ];
  return (
    <Switcher label={t("switch")} items={items}>
      <div className="menu__sep" />
      <Link className="menu__i" href={`/${locale}/workspace`}>
        <LayoutGrid aria-hidden />
        {t("all")}
      </Link>
    </Switcher>
  );
}

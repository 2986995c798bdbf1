import type { Locale } from "@/lib/platform/messages/locales";
import type { Places } from "./types";

/** Where a person goes after signing in without a wish: to the only place they have, else to the list of all of them. */
export function homePath(places: Places, locale: Locale): string {
  const { workspaces, partners, staff } = places;
  const kinds = [workspaces.length > 0, partners.length > 0, staff !== null].filter(Boolean).length;
  if (kinds === 1 && staff) return "/admin";
  if (kinds === 1 && workspaces.length === 1) return `/${locale}/workspace/${workspaces[0]?.id}/installed`;
  if (kinds === 1 && partners.length === 1) return `/partner/${partners[0]?.id}`;
  return `/${locale}/workspace`;
}

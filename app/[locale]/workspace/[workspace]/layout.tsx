import { Activity, Inbox, LayoutGrid, PlugZap, Settings, Users } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { PersonMenu } from "@/components/accounts/person-menu";
import { PlaceSwitcher } from "@/components/accounts/place-switcher";
import { WaitingBell } from "@/components/insights/waiting-bell";
import { AppShell } from "@/components/layout/app-shell";
import { appShellWords } from "@/components/layout/app-words";
import { loadWorkspaceScope } from "@/lib/accounts/gates/loaders";
import { loadPlaces } from "@/lib/accounts/workspaces/loaders";
import { loadWaiting } from "@/lib/insights/waiting/loaders";
import { countWaiting } from "@/lib/insights/waiting/rules";
import { toLocale } from "@/lib/platform/messages/locales";

/** Frame of one workspace. The pages below prove their own scope; this one only needs membership. */
export default async function WorkspaceLayout({ children, params }: LayoutProps<"/[locale]/workspace/[workspace]">) {
  const { locale: segment, workspace } = await params;
  const locale = toLocale(segment);
  const scope = await loadWorkspaceScope(workspace, "workspace.read");
  const t = await getTranslations({ locale, namespace: "workspace.nav" });
  const waiting = await loadWaiting();
  const base = `/${locale}/workspace/${workspace}`;
  return (
    <AppShell
      home={`/${locale}`}
      words={await appShellWords(locale)}
      switcher={<PlaceSwitcher places={await loadPlaces()} current={workspace} locale={locale} />}
      account={<PersonMenu person={scope.person} locale={locale} languages />}
      signals={<WaitingBell locale={locale} />}
      sections={[
        {
          title: t("workspace"),
          links: [
            { href: `${base}/installed`, label: t("installed"), icon: PlugZap },
            {
              href: `${base}/requests`,
              label: t("requests"),
              icon: Inbox,
              count: countWaiting(waiting.places, workspace, ["requests"]),
            },
            { href: `${base}/activity`, label: t("activity"), icon: Activity },
          ],
        },
        {
          title: t("company"),
          links: [
            { href: `${base}/members`, label: t("members"), icon: Users },
            { href: `${base}/settings`, label: t("settings"), icon: Settings },
          ],
        },
        { title: t("find"), links: [{ href: `/${locale}`, label: t("catalog"), icon: LayoutGrid }] },
      ]}
    >
      {children}
    </AppShell>
  );
}

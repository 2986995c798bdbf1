import { BookOpen, Boxes, FlaskConical, House, Settings, Star, Users, Wallet, Webhook } from "lucide-react";
import { PersonMenu } from "@/components/accounts/person-menu";
import { PlaceSwitcher } from "@/components/accounts/place-switcher";
import { WaitingBell } from "@/components/insights/waiting-bell";
import { AppShell } from "@/components/layout/app-shell";
import type { RailSection } from "@/components/layout/nav-link";
import { loadPartnerScope } from "@/lib/accounts/gates/loaders";
import { loadPlaces } from "@/lib/accounts/workspaces/loaders";
import { loadWaiting } from "@/lib/insights/waiting/loaders";
import { countWaiting } from "@/lib/insights/waiting/rules";

function sectionsOf(base: string, reviews: number): RailSection[] {
  return [
    {
      title: "Build",
      links: [
        { href: base, label: "Home", icon: House },
        { href: `${base}/listings`, label: "Listings", icon: Boxes },
        { href: `${base}/sandbox`, label: "Sandbox", icon: FlaskConical },
        { href: `${base}/webhooks`, label: "Webhooks", icon: Webhook },
        { href: "/partner/docs", label: "Documentation", icon: BookOpen },
      ],
    },
    {
      title: "Customers",
      links: [
        { href: `${base}/reviews`, label: "Reviews", icon: Star, count: reviews },
        { href: `${base}/revenue`, label: "Revenue", icon: Wallet },
      ],
    },
    {
      title: "Company",
      links: [
        { href: `${base}/team`, label: "Team", icon: Users },
        { href: `${base}/settings`, label: "Settings", icon: Settings },
      ],
    },
  ];
}

/** Frame of one partner. The pages below prove their own scope; this one only needs membership. */
export default async function PartnerShell({ children, params }: LayoutProps<"/partner/[partner]">) {
  const { partner } = await params;
  const scope = await loadPartnerScope(partner, "partner.read");
  const waiting = await loadWaiting();
  return (
    <AppShell
      home="/partner"
      brandNote="Partners"
      switcher={<PlaceSwitcher places={await loadPlaces()} current={partner} locale="en" />}
      account={<PersonMenu person={scope.person} locale="en" />}
      signals={<WaitingBell locale="en" />}
      sections={sectionsOf(`/partner/${partner}`, countWaiting(waiting.places, partner, ["reviews"]))}
    >
      {children}
    </AppShell>
  );
}

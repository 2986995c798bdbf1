import {
  BadgeCheck,
  Blocks,
  Building2,
  Coins,
  FileText,
  Handshake,
  House,
  KeyRound,
  ListChecks,
  Mail,
  MessageSquareWarning,
  ScrollText,
  TextSearch,
  UsersRound,
} from "lucide-react";
import type { ReactNode } from "react";
import { PersonMenu } from "@/components/accounts/person-menu";
import { PlaceSwitcher } from "@/components/accounts/place-switcher";
import { AppShell } from "@/components/layout/app-shell";
import type { RailSection } from "@/components/layout/nav-link";
import { can, type PolicyName } from "@/lib/accounts/policy";
import type { AnyStaffScope } from "@/lib/accounts/types";
import { loadPlaces } from "@/lib/accounts/workspaces/loaders";
import { loadWaiting } from "@/lib/insights/waiting/loaders";
import { countWaiting } from "@/lib/insights/waiting/rules";
import type { Waiting, WaitingKind } from "@/lib/insights/waiting/types";
import { WaitingBell } from "./waiting-bell";

const LINKS = {
  home: { href: "/admin", label: "Home", icon: House, policy: "staff.read" },
  certification: {
    href: "/admin/certification",
    label: "Certification",
    icon: BadgeCheck,
    policy: "certification.read",
  },
  reviews: { href: "/admin/reviews", label: "Reported reviews", icon: MessageSquareWarning, policy: "review.moderate" },
  listings: { href: "/admin/listings", label: "Listings", icon: Blocks, policy: "listing.directory.read" },
  partners: { href: "/admin/partners", label: "Partners", icon: Handshake, policy: "partner.directory.read" },
  workspaces: { href: "/admin/workspaces", label: "Workspaces", icon: Building2, policy: "workspace.directory.read" },
  people: { href: "/admin/people", label: "People", icon: UsersRound, policy: "person.directory.read" },
  finance: { href: "/admin/finance", label: "Finance", icon: Coins, policy: "finance.read" },
  agreement: { href: "/admin/agreement", label: "Agreement", icon: FileText, policy: "agreement.publish" },
  synonyms: { href: "/admin/synonyms", label: "Search synonyms", icon: TextSearch, policy: "synonym.manage" },
  keys: { href: "/admin/keys", label: "Platform keys", icon: KeyRound, policy: "platform-key.manage" },
  queues: { href: "/admin/queues", label: "Queues", icon: ListChecks, policy: "queue.read" },
  mail: { href: "/admin/mail", label: "Mail", icon: Mail, policy: "mail.read" },
  audit: { href: "/admin/audit", label: "Audit", icon: ScrollText, policy: "audit.read" },
} as const;

function sectionsFor(scope: AnyStaffScope, waiting: Waiting): RailSection[] {
  const may = ({ policy }: { policy: PolicyName }) => can({ kind: "staff", role: scope.role, totpDone: true }, policy);
  const count = (...kinds: readonly WaitingKind[]) => countWaiting(waiting.places, "admin", kinds);
  const certification = { ...LINKS.certification, count: count("mine", "late", "submitted") };
  const reviews = { ...LINKS.reviews, count: count("reports") };
  const sections = [
    {
      title: "Work",
      links: [...(scope.role === "finance" ? [] : [LINKS.home]), certification, reviews, LINKS.finance].filter(may),
    },
    { title: "Directory", links: [LINKS.listings, LINKS.partners, LINKS.workspaces, LINKS.people].filter(may) },
    {
      title: "Run the place",
      links: [LINKS.agreement, LINKS.synonyms, LINKS.keys, LINKS.queues, LINKS.mail, LINKS.audit].filter(may),
    },
  ];
  return sections.filter((section) => section.links.length > 0);
}

/** Frame of the staff pages: only the entries that the staff member's role opens. */
export async function AdminShell({ scope, children }: { readonly scope: AnyStaffScope; readonly children: ReactNode }) {
  return (
    <AppShell
      home={scope.role === "finance" ? "/admin/finance" : "/admin"}
      brandNote="Admin"
      switcher={<PlaceSwitcher places={await loadPlaces()} current="admin" locale="en" />}
      account={<PersonMenu person={scope.person} locale="en" />}
      signals={<WaitingBell locale="en" />}
      sections={sectionsFor(scope, await loadWaiting())}
    >
      {children}
    </AppShell>
  );
}

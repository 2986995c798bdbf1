import type { Metadata } from "next";
import { TeamPage } from "@/components/accounts/team-page";
import { PageHeader } from "@/components/layout/page-header";
import { loadPartnerScope } from "@/lib/accounts/gates/loaders";
import { listInvitations, listMembers } from "@/lib/accounts/team/data";
import { db } from "@/lib/platform/db";

export const instant = false;
export const metadata: Metadata = { title: "Team" };

/** Who works for the partner. */
export default async function PartnerTeamPage({ params }: PageProps<"/partner/[partner]/team">) {
  const scope = await loadPartnerScope((await params).partner, "partner.members.read");
  const team = { kind: "partner", scope } as const;
  return (
    <>
      <PageHeader title="Team">
        Who works for <bdi>{scope.partnerName}</bdi>. Everyone may build and test; admins and owners submit, publish and
        invite; owners accept the agreement.
      </PageHeader>
      <TeamPage
        team={team}
        members={await listMembers(db(), team)}
        invitations={scope.role === "member" ? [] : await listInvitations(db(), team)}
        locale="en"
      />
    </>
  );
}

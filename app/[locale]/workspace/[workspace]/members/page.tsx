import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TeamPage } from "@/components/accounts/team-page";
import { PageHeader } from "@/components/layout/page-header";
import { loadWorkspaceScope } from "@/lib/accounts/gates/loaders";
import { listInvitations, listMembers } from "@/lib/accounts/team/data";
import { db } from "@/lib/platform/db";
import { toLocale } from "@/lib/platform/messages/locales";

export const instant = false;

export async function generateMetadata({
  params,
}: PageProps<"/[locale]/workspace/[workspace]/members">): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "workspace.members" });
  return { title: t("title") };
}

/** Who works in the workspace. */
export default async function MembersPage({ params }: PageProps<"/[locale]/workspace/[workspace]/members">) {
  const { locale: segment, workspace } = await params;
  const locale = toLocale(segment);
  const scope = await loadWorkspaceScope(workspace, "workspace.members.read");
  const team = { kind: "workspace", scope } as const;
  const t = await getTranslations({ locale, namespace: "workspace.members" });
  return (
    <>
      <PageHeader title={t("title")} locale={locale}>
        {t("intro", { workspace: scope.workspaceName })}
      </PageHeader>
      <TeamPage
        team={team}
        members={await listMembers(db(), team)}
        invitations={scope.role === "member" ? [] : await listInvitations(db(), team)}
        locale={locale}
      />
    </>
  );
}

import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { AgreementPanel } from "@/components/partners/agreement-panel";
import { DomainPanel } from "@/components/partners/domain-panel";
import { ProfilePanel } from "@/components/partners/profile-panel";
import { loadPartnerScope } from "@/lib/accounts/gates/loaders";
import { getAgreement } from "@/lib/partners/agreement/data";
import { getPartnerProfile } from "@/lib/partners/data";
import { listDomains } from "@/lib/partners/domains/data";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";

export const instant = false;
export const metadata: Metadata = { title: "Settings" };

/** Domains, agreement and the public profile. */
export default async function PartnerSettingsPage({ params }: PageProps<"/partner/[partner]/settings">) {
  const { partner } = await params;
  const scope = await loadPartnerScope(partner, "partner.read");
  const manages = scope.role !== "member";
  const agreement = await getAgreement(db(), scope);
  const { isDemo, PARTNER_APP_URL: app } = env();
  const profile = await getPartnerProfile(db(), scope);
  return (
    <>
      <PageHeader title="Settings">Who stands behind your listings, and what you agreed to.</PageHeader>
      <div className="stack">
        <DomainPanel
          domains={await listDomains(db(), scope)}
          partner={partner}
          manages={manages}
          sample={isDemo && app ? { host: new URL(app).host, settingsHref: new URL("/settings", app).href } : null}
        />
        {agreement && <AgreementPanel agreement={agreement} partner={partner} isOwner={scope.role === "owner"} />}
        <ProfilePanel key={profile.seen} profile={profile} partner={partner} manages={manages} />
      </div>
    </>
  );
}

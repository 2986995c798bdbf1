import { notFound } from "next/navigation";
import { CredentialsPanel } from "@/components/clients/credentials-panel";
import { PageHeader } from "@/components/layout/page-header";
import { loadPartnerScope } from "@/lib/accounts/gates/loaders";
import { can } from "@/lib/accounts/policy";
import { listCredentials } from "@/lib/clients/credentials/data";
import { db } from "@/lib/platform/db";
import { parseId } from "@/lib/platform/ids";

export const instant = false;
export const metadata = { title: "Credentials" };

export default async function CredentialsPage({
  params,
}: PageProps<"/partner/[partner]/listings/[listing]/credentials">) {
  const { partner, listing } = await params;
  const scope = await loadPartnerScope(partner, "client.read");
  const clients = await listCredentials(db(), scope, parseId("listing", listing) ?? notFound());
  const [first] = clients;
  if (!first) notFound();
  const mayChange = can({ kind: "partner", role: scope.role, own: true }, "client.secret.create");
  return (
    <>
      <PageHeader
        title="Credentials"
        crumbs={[
          { label: "Listings", href: `/partner/${partner}/listings` },
          { label: first.name, href: `/partner/${partner}/listings/${listing}` },
        ]}
      >
        What your server signs in with. A secret is shown once; two may be valid while you change over.
      </PageHeader>
      <div className="grid items-start gap-6 xl:grid-cols-2">
        {clients.map((client) => (
          <CredentialsPanel key={client.clientId} partner={partner} client={client} mayChange={mayChange} />
        ))}
      </div>
    </>
  );
}

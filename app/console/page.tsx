import { PersonMenu } from "@/components/accounts/person-menu";
import { PlaceList } from "@/components/accounts/place-list";
import { ShopShell } from "@/components/host/shop-shell";
import { WaitingBell } from "@/components/insights/waiting-bell";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { State } from "@/components/ui/state";
import { loadShopper, loadWorkspaces } from "./_shop/loaders";

export const instant = false;
export const metadata = { title: "Choose a workspace" };

export default async function ConsolePage() {
  const { person } = await loadShopper();
  const workspaces = await loadWorkspaces();
  const places = (environment: "live" | "sandbox", note: string) =>
    workspaces
      .filter((workspace) => workspace.environment === environment)
      .map(({ id, name }) => ({ key: id, href: `/console/${id}/orders`, name, note }));
  return (
    <ShopShell signals={<WaitingBell locale="en" />} account={<PersonMenu person={person} locale="en" />}>
      <div className="mx-auto grid w-full max-w-160 gap-8">
        <PageHeader title="Choose a workspace">
          Example is a small shop product that uses the marketplace only through its public API. What you do here,
          connected apps hear.
        </PageHeader>
        {workspaces.length === 0 && (
          <State
            kind="empty"
            title="No workspace yet"
            actions={<ButtonLink href="/en/workspace">Create a workspace</ButtonLink>}
          >
            A workspace holds a shop with its orders and customers.
          </State>
        )}
        <PlaceList title="Live" items={places("live", "Real work")} />
        <PlaceList title="Sandboxes" items={places("sandbox", "Invented data, for building")} />
      </div>
    </ShopShell>
  );
}

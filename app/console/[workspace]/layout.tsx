import { PersonMenu } from "@/components/accounts/person-menu";
import { ShopShell } from "@/components/host/shop-shell";
import { WaitingBell } from "@/components/insights/waiting-bell";
import { Switcher } from "@/components/layout/switcher";
import { loadShop, loadShopper, loadWorkspaces } from "../_shop/loaders";

/** Frame of one workspace's shop. The pages below prove their own scope; this one only needs the place. */
export default async function ShopLayout({ children, params }: LayoutProps<"/console/[workspace]">) {
  const { workspace } = await params;
  await loadShop(workspace);
  const { person } = await loadShopper();
  const workspaces = await loadWorkspaces();
  const here = workspaces.find(({ id }) => id === workspace);
  const base = `/console/${workspace}`;
  const places = [
    { href: `${base}/orders`, label: "Orders" },
    { href: `${base}/customers`, label: "Customers" },
    { href: `${base}/payments`, label: "Payments" },
    { href: `${base}/subscriptions`, label: "Subscriptions" },
    // A sandbox has no page of installed integrations: its partner works in the portal.
    ...(here?.environment === "live" ? [{ href: `/en/workspace/${workspace}/installed`, label: "Integrations" }] : []),
  ];
  return (
    <ShopShell
      places={places}
      switcher={
        <Switcher
          label="Workspace"
          items={workspaces.map(({ id, name, environment }) => ({
            href: `/console/${id}/orders`,
            name,
            note: environment === "sandbox" ? "Sandbox" : undefined,
            current: id === workspace,
          }))}
        />
      }
      signals={<WaitingBell locale="en" />}
      account={<PersonMenu person={person} locale="en" />}
    >
      {children}
    </ShopShell>
  );
}

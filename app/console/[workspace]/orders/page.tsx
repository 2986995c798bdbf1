import { randomUUID } from "node:crypto";
import { NewOrderForm } from "@/components/host/new-order-form";
import { OrderTable } from "@/components/host/order-table";
import { PageHeader } from "@/components/layout/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Pagination } from "@/components/ui/pagination";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { State } from "@/components/ui/state";
import { TabLinks } from "@/components/ui/tab-links";
import { createOrderAction } from "../../_shop/actions";
import { loadShop, orNotFound } from "../../_shop/loaders";

export const instant = false;
export const metadata = { title: "Orders" };

const STATUSES = ["open", "paid", "fulfilled", "cancelled"] as const;

export default async function OrdersPage({ params, searchParams }: PageProps<"/console/[workspace]/orders">) {
  const { workspace } = await params;
  const query = await searchParams;
  const shop = await loadShop(workspace);
  const status = STATUSES.find((known) => known === query.status);
  const cursor = typeof query.cursor === "string" ? query.cursor : undefined;
  const [orders, customers] = await orNotFound(
    Promise.all([
      shop.list("orders", { cursor, limit: 20, ...(status ? { filters: { status } } : {}) }),
      shop.list("customers", { limit: 100 }),
    ]),
  );
  const base = `/console/${workspace}`;
  const at = (more: Record<string, string>) =>
    `${base}/orders?${new URLSearchParams({ ...(status ? { status } : {}), ...more })}`;
  return (
    <>
      <PageHeader
        title="Orders"
        actions={
          <ButtonLink href="#new-order" className="lg:hidden">
            New order
          </ButtonLink>
        }
      >
        Newest first. A new or changed order is told to connected apps at once.
      </PageHeader>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_380px]">
        <div className="grid min-w-0 gap-4">
          <TabLinks
            label="Status"
            look="segment"
            items={[
              { href: `${base}/orders`, label: "All", current: !status },
              ...STATUSES.map((known) => ({
                href: `${base}/orders?status=${known}`,
                label: known.charAt(0).toUpperCase() + known.slice(1),
                current: known === status,
              })),
            ]}
          />
          {orders.items.length === 0 ? (
            <State kind="empty" title={status ? `No ${status} orders` : "No orders yet"}>
              {status ? "Choose another status." : "The first one is a form away."}
            </State>
          ) : (
            <Panel>
              <OrderTable base={base} orders={orders.items} customers={customers.items} />
            </Panel>
          )}
          <Pagination
            previousHref={cursor ? at({}) : undefined}
            nextHref={orders.nextCursor ? at({ cursor: orders.nextCursor }) : undefined}
          />
        </div>
        <Panel aria-labelledby="new-order">
          <PanelHeader id="new-order" title="New order" />
          <PanelBody>
            {customers.items.length === 0 ? (
              <State
                kind="empty"
                bare
                level={3}
                title="First a customer"
                actions={<ButtonLink href={`${base}/customers`}>Add a customer</ButtonLink>}
              >
                An order belongs to one.
              </State>
            ) : (
              <NewOrderForm
                action={createOrderAction}
                workspace={workspace}
                formKey={randomUUID()}
                customers={customers.items}
              />
            )}
          </PanelBody>
        </Panel>
      </div>
    </>
  );
}

import { ChangeOrderForm } from "@/components/host/change-order-form";
import { OrderLines } from "@/components/host/order-lines";
import { OrderStatusTag } from "@/components/host/order-status";
import { PayOrderForm } from "@/components/host/pay-order-form";
import { ToldNotice } from "@/components/host/told-notice";
import { PageHeader } from "@/components/layout/page-header";
import { CopyField } from "@/components/ui/copy-field";
import { Kv } from "@/components/ui/kv";
import { Money } from "@/components/ui/money";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { Time } from "@/components/ui/time";
import { changeOrderAction, payOrderAction, tellAgainAction } from "../../../_shop/actions";
import { loadShop, orNotFound } from "../../../_shop/loaders";
import { readTold } from "../../../_shop/news";

export const instant = false;
export const metadata = { title: "Order" };

export default async function OrderPage({ params, searchParams }: PageProps<"/console/[workspace]/orders/[order]">) {
  const { workspace, order: id } = await params;
  const shop = await loadShop(workspace);
  const { record: order, etag } = await orNotFound(shop.get("orders", id));
  const [{ record: customer }, payments] = await Promise.all([
    shop.get("customers", order.customer_id),
    shop.list("payments", { filters: { order: order.id } }),
  ]);
  const base = `/console/${workspace}`;
  return (
    <>
      <PageHeader
        title={`Order #${order.number}`}
        tag={<OrderStatusTag status={order.status} />}
        crumbs={[{ label: "Orders", href: `${base}/orders` }, { label: `#${order.number}` }]}
      />
      <ToldNotice told={readTold(await searchParams)} workspace={workspace} retell={tellAgainAction} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_380px]">
        <div className="grid min-w-0 gap-6">
          <Panel>
            <OrderLines order={order} />
          </Panel>
          <Panel aria-labelledby="facts">
            <PanelHeader id="facts" title={<bdi>{customer.name}</bdi>} note={<bdi>{customer.email}</bdi>} />
            <PanelBody className="grid gap-4">
              <Kv
                facts={[
                  { name: "Placed", value: <Time at={new Date(order.created_at)} show="datetime" /> },
                  { name: "Last changed", value: <Time at={new Date(order.updated_at)} show="datetime" /> },
                  ...payments.items.map((payment) => ({
                    key: payment.id,
                    name: `Paid by ${payment.method}`,
                    value: <Money value={{ minor: BigInt(payment.amount_minor), currency: payment.currency }} />,
                  })),
                ]}
              />
              <CopyField value={order.id} label="Order id" />
            </PanelBody>
          </Panel>
        </div>
        <div className="grid gap-6">
          {order.status === "open" && (
            <Panel aria-labelledby="pay">
              <PanelHeader id="pay" title="Payment" />
              <PanelBody>
                <PayOrderForm action={payOrderAction} workspace={workspace} order={order} />
              </PanelBody>
            </Panel>
          )}
          <Panel aria-labelledby="change">
            <PanelHeader id="change" title="Status and note" />
            <PanelBody>
              <ChangeOrderForm
                key={order.updated_at}
                action={changeOrderAction}
                workspace={workspace}
                order={order}
                etag={etag}
              />
            </PanelBody>
          </Panel>
        </div>
      </div>
    </>
  );
}

import { EndSubscription } from "@/components/host/end-subscription";
import { ToldNotice } from "@/components/host/told-notice";
import { PageHeader } from "@/components/layout/page-header";
import { Money } from "@/components/ui/money";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { State } from "@/components/ui/state";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { endSubscriptionAction, tellAgainAction } from "../../_shop/actions";
import { loadShop, orNotFound } from "../../_shop/loaders";
import { readTold } from "../../_shop/news";

export const instant = false;
export const metadata = { title: "Subscriptions" };

export default async function SubscriptionsPage({
  params,
  searchParams,
}: PageProps<"/console/[workspace]/subscriptions">) {
  const { workspace } = await params;
  const query = await searchParams;
  const shop = await loadShop(workspace);
  const cursor = typeof query.cursor === "string" ? query.cursor : undefined;
  const [subscriptions, customers] = await orNotFound(
    Promise.all([shop.list("subscriptions", { cursor, limit: 20 }), shop.list("customers", { limit: 100 })]),
  );
  const names = new Map(customers.items.map(({ id, name }) => [id, name]));
  const base = `/console/${workspace}/subscriptions`;
  return (
    <>
      <PageHeader title="Subscriptions">What customers pay for every month.</PageHeader>
      <ToldNotice told={readTold(query)} workspace={workspace} retell={tellAgainAction} />
      {subscriptions.items.length === 0 ? (
        <State kind="empty" title="No subscriptions">
          The shop does not sell any yet.
        </State>
      ) : (
        <Panel>
          <Table
            label="Subscriptions"
            stack
            rows={subscriptions.items}
            rowKey={({ id }) => id}
            columns={[
              { key: "plan", head: "Plan", names: true, cell: ({ plan }) => plan },
              {
                key: "customer",
                head: "Customer",
                cell: ({ customer_id }) => <bdi>{names.get(customer_id) ?? customer_id}</bdi>,
              },
              {
                key: "status",
                head: "Status",
                cell: ({ status }) => (
                  <Tag tone={status === "active" ? "ok" : "line"}>{status === "active" ? "Active" : "Cancelled"}</Tag>
                ),
              },
              {
                key: "amount",
                head: "Price",
                num: true,
                cell: ({ amount_minor, currency }) => (
                  <Money value={{ minor: BigInt(amount_minor), currency }} per="a month" />
                ),
              },
              { key: "since", head: "Since", cell: ({ started_at }) => <Time at={new Date(started_at)} show="date" /> },
              {
                key: "end",
                head: <span className="sr-only">End</span>,
                cell: (subscription) =>
                  subscription.status === "active" ? (
                    <EndSubscription
                      action={endSubscriptionAction}
                      workspace={workspace}
                      subscription={subscription}
                      customer={names.get(subscription.customer_id) ?? "the customer"}
                    />
                  ) : (
                    subscription.cancelled_at && (
                      <span className="t-small text-ink-2">
                        ended <Time at={new Date(subscription.cancelled_at)} show="date" />
                      </span>
                    )
                  ),
              },
            ]}
          />
        </Panel>
      )}
      <Pagination
        previousHref={cursor ? base : undefined}
        nextHref={subscriptions.nextCursor ? `${base}?cursor=${subscriptions.nextCursor}` : undefined}
      />
    </>
  );
}

import { randomUUID } from "node:crypto";
import { NewCustomerForm } from "@/components/host/new-customer-form";
import { ToldNotice } from "@/components/host/told-notice";
import { PageHeader } from "@/components/layout/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { State } from "@/components/ui/state";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { createCustomerAction, tellAgainAction } from "../../_shop/actions";
import { loadShop, orNotFound } from "../../_shop/loaders";
import { readTold } from "../../_shop/news";

export const instant = false;
export const metadata = { title: "Customers" };

export default async function CustomersPage({ params, searchParams }: PageProps<"/console/[workspace]/customers">) {
  const { workspace } = await params;
  const query = await searchParams;
  const shop = await loadShop(workspace);
  const cursor = typeof query.cursor === "string" ? query.cursor : undefined;
  const customers = await orNotFound(shop.list("customers", { cursor, limit: 20 }));
  const base = `/console/${workspace}/customers`;
  return (
    <>
      <PageHeader title="Customers">People and companies who buy from you.</PageHeader>
      <ToldNotice told={readTold(query)} workspace={workspace} retell={tellAgainAction} />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_380px]">
        <div className="grid min-w-0 gap-4">
          {customers.items.length === 0 ? (
            <State kind="empty" title="No customers yet">
              Add the first one with the form.
            </State>
          ) : (
            <Panel>
              <Table
                label="Customers"
                stack
                rows={customers.items}
                rowKey={({ id }) => id}
                columns={[
                  { key: "name", head: "Name", names: true, cell: ({ name }) => <bdi>{name}</bdi> },
                  { key: "email", head: "E-mail", cell: ({ email }) => <bdi className="break-all">{email}</bdi> },
                  { key: "tax", head: "Tax number", cell: ({ tax_number }) => tax_number ?? "None" },
                  {
                    key: "since",
                    head: "Since",
                    cell: ({ created_at }) => <Time at={new Date(created_at)} show="date" />,
                  },
                ]}
              />
            </Panel>
          )}
          <Pagination
            previousHref={cursor ? base : undefined}
            nextHref={customers.nextCursor ? `${base}?cursor=${customers.nextCursor}` : undefined}
          />
        </div>
        <Panel aria-labelledby="new-customer">
          <PanelHeader id="new-customer" title="New customer" />
          <PanelBody>
            <NewCustomerForm action={createCustomerAction} workspace={workspace} formKey={randomUUID()} />
          </PanelBody>
        </Panel>
      </div>
    </>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MailReader } from "@/components/accounts/mail-reader";
import { MailTable } from "@/components/accounts/mail-table";
import { EmptyState } from "@/components/layout/empty-state";
import { PageHeader } from "@/components/layout/page-header";
import { Button } from "@/components/ui/button";
import { Pagination } from "@/components/ui/pagination";
import { Panel, PanelFooter } from "@/components/ui/panel";
import { TextField } from "@/components/ui/text-field";
import { loadStaffScope } from "@/lib/accounts/gates/loaders";
import { getMail, listMails } from "@/lib/accounts/mailbox/data";
import { searchText } from "@/lib/accounts/search-text";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { withQuery } from "@/lib/platform/forms/query-string";
import { parseId } from "@/lib/platform/ids";
import { counted } from "@/lib/platform/text/counted";

export const instant = false;
export const metadata: Metadata = { title: "Mail" };

/** Mails that left the outbox. In the demo, without an SMTP server, this page is where they arrive. */
export default async function MailPage({ searchParams }: PageProps<"/admin/mail">) {
  const scope = await loadStaffScope("mail.read");
  const query = await searchParams;
  const to = searchText(query.to).trim();
  const shown = searchText(query.mail);
  const before = parseId("message", searchText(query.before));
  const page = await listMails(db(), scope, { to, before });
  const open = shown ? ((await getMail(db(), scope, shown)) ?? notFound()) : null;
  const hrefOf = (mail: string | null) => withQuery("/admin/mail", { to, mail, before: searchText(query.before) });
  return (
    <>
      <PageHeader title="Mail">
        {env().SMTP_URL
          ? "Mails sent through the SMTP server, and what it answered. Links are not kept."
          : env().isDemo
            ? "No SMTP server is set, so every mail stays here."
            : "No SMTP server is set (SMTP_URL): no mail leaves, and links are not kept."}
      </PageHeader>
      <div className="stack">
        <form method="get" className="flex flex-wrap items-end gap-3" aria-label="Filter mails">
          <TextField
            name="to"
            label="Address"
            defaultValue={to}
            placeholder="part of an address"
            className="min-w-56"
          />
          <Button type="submit">Filter</Button>
        </form>
        {open && <MailReader mail={open} closeHref={hrefOf(null)} />}
        {page.rows.length === 0 ? (
          <EmptyState title="No mail">
            {to ? "No mail to such an address." : "Mails appear here as they leave the outbox."}
          </EmptyState>
        ) : (
          <Panel>
            <MailTable mails={page.rows} hrefOf={hrefOf} current={open?.id} />
            <PanelFooter>
              <Pagination
                previousHref={before ? withQuery("/admin/mail", { to }) : undefined}
                nextHref={page.next ? withQuery("/admin/mail", { to, before: page.next }) : undefined}
                note={`${counted(page.rows.length, "mail")}, newest first`}
              />
            </PanelFooter>
          </Panel>
        )}
      </div>
    </>
  );
}

import type { Db } from "@/lib/platform/db";
import { parseId } from "@/lib/platform/ids";
import type { AnyStaffScope } from "../types";

const PAGE_SIZE = 40;

/** One stored mail for the list. */
export type MailRow = {
  id: string;
  to: string;
  subject: string;
  kind: string;
  at: Date;
  sentAt: Date | null;
  error: string | null;
};

/** A mail with its two bodies. */
export type MailView = MailRow & { text: string; html: string };

const SUMMARY = { id: true, to: true, subject: true, kind: true, createdAt: true, sentAt: true, error: true } as const;

type Stored = {
  id: string;
  to: string;
  subject: string;
  kind: string;
  createdAt: Date;
  sentAt: Date | null;
  error: string | null;
};

function rowOf({ createdAt, ...rest }: Stored): MailRow {
  return { ...rest, at: createdAt };
}

/** Mails that left the outbox, newest first, 40 a page; `to` is part of an address, `before` the last id of the page before. */
export async function listMails(
  on: Db,
  _scope: AnyStaffScope,
  query: { to: string; before: string | null },
): Promise<{ rows: MailRow[]; next: string | null }> {
  const found = await on.mailMessage.findMany({
    where: {
      ...(query.to ? { to: { contains: query.to, mode: "insensitive" } } : {}),
      ...(query.before ? { id: { lt: query.before } } : {}),
    },
    orderBy: { id: "desc" },
    take: PAGE_SIZE + 1,
    select: SUMMARY,
  });
  const rows = found.slice(0, PAGE_SIZE);
  return { rows: rows.map(rowOf), next: found.length > PAGE_SIZE ? (rows.at(-1)?.id ?? null) : null };
}

/** One mail by its shown id (`msg_…`), or null. */
export async function getMail(on: Db, _scope: AnyStaffScope, shownId: string): Promise<MailView | null> {
  const id = parseId("message", shownId);
  const row =
    id && (await on.mailMessage.findUnique({ where: { id }, select: { ...SUMMARY, text: true, html: true } }));
  if (!row) return null;
  const { text, html, ...rest } = row;
  return { ...rowOf(rest), text, html };
}

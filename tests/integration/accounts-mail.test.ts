import { createServer, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listAudit } from "@/lib/accounts/audit/data";
import { getMail, listMails } from "@/lib/accounts/mailbox/data";
import { CATALOG } from "@/lib/jobs/catalog";
import { sweepRows } from "@/lib/jobs/housekeeping";
import { db, inTransaction } from "@/lib/platform/db";
import { formatId, newId } from "@/lib/platform/ids";
import { queueMail } from "@/lib/platform/mail/mail";
import { mailText } from "@/lib/platform/mail/mail-text";
import { sendMail } from "@/lib/providers/mail/handlers";
import { missingTransport } from "@/lib/providers/mail/local";
import { mailSchema } from "@/lib/providers/mail/schema";
import { smtpTransport } from "@/lib/providers/mail/smtp";
import type { MailTransport, OutgoingMail } from "@/lib/providers/mail/types";
import { makePerson, makeStaffScope } from "../factories/accounts";
import { jobContext } from "../factories/jobs";
import { catalogOf } from "../support/catalog";
import { testDatabase } from "../support/database-env.ts";
import { startWorker } from "../support/in-process-worker";
import { until } from "../support/until";

const { query } = testDatabase();
const payload = {
  to: "ada@x.example",
  kind: "account.verify",
  locale: "he" as const,
  ...mailText("he", "mail.accountVerify", { name: "עדה" }, "http://localhost:3000/he/verify/abc"),
};

function recording(fail = false, name: MailTransport["name"] = "local"): MailTransport & { sent: OutgoingMail[] } {
  const sent: OutgoingMail[] = [];
  return {
    name,
    sent,
    async send(mail) {
      if (fail) throw new Error("421 the server is away");
      sent.push(mail);
    },
  };
}

describe("sending mail", () => {
  it("stores and sends once, however often the message comes", async () => {
    const id = newId();
    const transport = recording();
    await sendMail(payload, { id }, transport);
    await sendMail(payload, { id }, transport);
    expect(transport.sent).toHaveLength(1);
    const stored = await db().mailMessage.findUniqueOrThrow({ where: { id } });
    expect(stored).toMatchObject({ to: payload.to, locale: "he", error: null });
    expect(stored.sentAt).not.toBeNull();
    expect(stored.html).toContain('dir="rtl"');
    expect(stored.text).toContain("http://localhost:3000/he/verify/abc");
  });

  it("keeps the message and the reason when the server refuses, and sends it the next time", async () => {
    const id = newId();
    await expect(sendMail(payload, { id }, recording(true))).rejects.toThrow("421");
    expect(await db().mailMessage.findUniqueOrThrow({ where: { id } })).toMatchObject({
      sentAt: null,
      error: "421 the server is away",
    });
    const transport = recording();
    await sendMail(payload, { id }, transport);
    expect(transport.sent).toHaveLength(1);
    expect(await db().mailMessage.findUniqueOrThrow({ where: { id } })).toMatchObject({ error: null });
  });

  it("is queued in the transaction of the change: no change, no mail", async () => {
    const before = await db().outboxMessage.count({ where: { name: "mail.send" } });
    await expect(
      inTransaction(async (tx) => {
        await queueMail(tx, payload);
        throw new Error("changed my mind");
      }),
    ).rejects.toThrow("changed my mind");
    expect(await db().outboxMessage.count({ where: { name: "mail.send" } })).toBe(before);
  });

  it("sends the link and keeps none of it, before and after it went out", async () => {
    const id = newId();
    await expect(sendMail(payload, { id }, recording(true, "smtp"))).rejects.toThrow("421");
    const kept = () => db().mailMessage.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(await kept())).not.toContain("/he/verify/abc");
    const transport = recording(false, "smtp");
    await sendMail(payload, { id }, transport);
    expect(transport.sent[0]?.text).toContain("http://localhost:3000/he/verify/abc");
    expect(transport.sent[0]?.html).toContain("http://localhost:3000/he/verify/abc");
    expect(await kept()).toMatchObject({ to: payload.to, subject: payload.subject, error: null });
    expect((await kept()).text).toContain("localhost:3000/…");
    expect(JSON.stringify(await kept())).not.toContain("/he/verify/abc");
  });

  it("without a mail server fails in production, and shows nobody the link", async () => {
    const id = newId();
    await expect(sendMail(payload, { id }, missingTransport)).rejects.toThrow("SMTP_URL");
    const stored = await db().mailMessage.findUniqueOrThrow({ where: { id } });
    expect(stored).toMatchObject({ sentAt: null, error: "No mail server is set: SMTP_URL is empty." });
    expect(JSON.stringify(stored)).not.toContain("/he/verify/abc");
  });

  it("keeps no link in the outbox: sealed while it waits, nothing once it is done", async () => {
    const to = `sealed-${newId().slice(-8)}@x.example`;
    await inTransaction((tx) => queueMail(tx, { ...payload, to }));
    const { id } = await db().outboxMessage.findFirstOrThrow({ orderBy: { id: "desc" } });
    const waiting = await db().outboxMessage.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(waiting)).not.toContain("/he/verify/abc");
    expect(JSON.stringify(waiting)).not.toContain(to);
    const worker = startWorker({
      catalog: catalogOf({
        "mail.send": async (handed, { id }) => sendMail(mailSchema.parse(handed), { id }, recording()),
      }),
    });
    const done = async () => db().outboxMessage.findFirst({ where: { id, doneAt: { not: null } } });
    await until(async () => (await done()) !== null);
    await worker.stop();
    expect(await done()).toMatchObject({ payload: {} });
    expect(await db().mailMessage.findUniqueOrThrow({ where: { id } })).toMatchObject({ to });
  });

  it("is forgotten after thirty days", async () => {
    const [old, young] = [newId(), newId()];
    for (const id of [old, young]) await sendMail(payload, { id }, recording());
    await query("UPDATE mail_message SET created_at = now() - interval '31 days' WHERE id = $1", [old]);
    await query("UPDATE mail_message SET created_at = now() - interval '29 days' WHERE id = $1", [young]);
    await sweepRows();
    expect(await db().mailMessage.findMany({ where: { id: { in: [old, young] } }, select: { id: true } })).toEqual([
      { id: young },
    ]);
  });

  it("refuses a payload it does not know", async () => {
    await expect(CATALOG["mail.send"].run({ to: "x" }, jobContext())).rejects.toThrow();
  });
});

/** The least of an SMTP server: says yes to everything and keeps what it was told. */
function listen(): Promise<{ server: Server; port: number; heard: string[]; sockets: Set<Socket> }> {
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let inData = false;
    let buffered = "";
    socket.write("220 test\r\n");
    socket.on("data", (chunk) => {
      buffered += chunk.toString("utf8");
      const lines = buffered.split("\r\n");
      buffered = lines.pop() ?? "";
      for (const line of lines) {
        heard.push(line);
        if (inData && line !== ".") continue;
        if (line === "DATA") socket.write("354 go on\r\n");
        else if (line === "QUIT") socket.end("221 bye\r\n");
        else socket.write("250 ok\r\n");
        inData = line === "DATA";
      }
    });
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve({ server, heard, sockets, port: typeof address === "object" && address ? address.port : 0 });
    });
  });
}

describe("SMTP", () => {
  let smtp: Awaited<ReturnType<typeof listen>>;
  beforeAll(async () => {
    smtp = await listen();
  });
  afterAll(() => {
    for (const socket of smtp.sockets) socket.destroy();
    smtp.server.close();
  });

  it("gets the message with both bodies and a stable id", async () => {
    const id = newId();
    await sendMail(
      { ...payload, locale: "en", subject: "Hello" },
      { id },
      smtpTransport(`smtp://127.0.0.1:${smtp.port}`),
    );
    const text = smtp.heard.join("\n");
    expect(text).toContain("RCPT TO:<ada@x.example>");
    expect(text).toContain("Subject: Hello");
    expect(text).toContain(`Message-ID: <${id}@localhost>`);
    expect(text).toContain("multipart/alternative");
    expect((await db().mailMessage.findUniqueOrThrow({ where: { id } })).sentAt).not.toBeNull();
  });

  it("that is away is an error that is tried again", async () => {
    await expect(sendMail(payload, { id: newId() }, smtpTransport("smtp://127.0.0.1:1"))).rejects.toThrow();
  });
});

describe("what staff read", () => {
  it("mails by address, page by page, and one with its bodies", async () => {
    const scope = await makeStaffScope("admin");
    const to = `many-${newId().slice(-8)}@x.example`;
    for (let n = 0; n < 43; n++) await sendMail({ ...payload, to }, { id: newId() }, recording());
    const first = await listMails(db(), scope, { to: to.slice(0, 10).toUpperCase(), before: null });
    expect(first.rows).toHaveLength(40);
    const second = await listMails(db(), scope, { to, before: first.next });
    expect([second.rows.length, second.next]).toEqual([3, null]);
    expect(await getMail(db(), scope, formatId("message", second.rows[0]?.id ?? ""))).toMatchObject({ to });
    expect(await getMail(db(), scope, "msg_nonsense")).toBeNull();
  });

  it("the audit by subject, actor and action", async () => {
    const scope = await makeStaffScope("admin");
    const { personId, name } = await makePerson({ name: `Nora ${newId().slice(-6)}` });
    const none = { subject: "", actor: "", action: "", before: null };
    const shown = formatId("person", personId);
    for (const query of [{ subject: shown }, { subject: personId }, { actor: name.toUpperCase() }, { actor: shown }]) {
      const page = await listAudit(db(), scope, { ...none, ...query });
      expect(page.rows).toMatchObject([{ action: "account.create", subjectId: shown, actorLabel: name }]);
    }
    expect((await listAudit(db(), scope, { ...none, actor: name, action: "account." })).rows).toHaveLength(1);
    expect((await listAudit(db(), scope, { ...none, actor: name, action: "listing." })).rows).toEqual([]);
    expect((await listAudit(db(), scope, { ...none, subject: "not-an-id" })).rows).toEqual([]);
  });
});

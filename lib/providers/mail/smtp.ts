import { createTransport } from "nodemailer";
import { env } from "@/lib/platform/env";
import type { MailTransport } from "./types";

/** Ten seconds for a server to answer: a dead one must not hold the worker. */
const TIMEOUT_MS = 10_000;

/** Sends through the server of an `smtp://` or `smtps://` address. */
export function smtpTransport(url: string): MailTransport {
  const transport = createTransport({
    url,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  return {
    name: "smtp",
    async send(mail) {
      await transport.sendMail({
        from: env().MAIL_FROM,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        messageId: `<${mail.id}@${new URL(env().origin).hostname}>`,
        headers: { "Auto-Submitted": "auto-generated" },
      });
    },
  };
}

import { env } from "@/lib/platform/env";
import { localTransport } from "./local";
import { smtpTransport } from "./smtp";
import type { MailTransport } from "./types";

let chosen: MailTransport | undefined;

/** SMTP when SMTP_URL is set, else the local outbox. */
export function mailTransport(): MailTransport {
  const url = env().SMTP_URL;
  chosen ??= url ? smtpTransport(url) : localTransport;
  return chosen;
}

import { env } from "@/lib/platform/env";
import { localTransport, missingTransport } from "./local";
import { smtpTransport } from "./smtp";
import type { MailTransport } from "./types";

let chosen: MailTransport | undefined;

/** SMTP when SMTP_URL is set, else the local outbox of the demo. */
export function mailTransport(): MailTransport {
  const { SMTP_URL: url, isDemo } = env();
  chosen ??= url ? smtpTransport(url) : isDemo ? localTransport : missingTransport;
  return chosen;
}

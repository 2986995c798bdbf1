import type { MailTransport } from "./types";

/** The demo's: without an SMTP server the stored message is the delivery, and the local mail page shows it. */
export const localTransport: MailTransport = { name: "local", send: async () => undefined };

/**
 * Production's, until SMTP_URL is set: each try fails and says why. To show mails to staff instead would hand them everybody's links.
 */
export const missingTransport: MailTransport = {
  name: "missing",
  send: () => Promise.reject(new Error("No mail server is set: SMTP_URL is empty.")),
};

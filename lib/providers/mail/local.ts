import type { MailTransport } from "./types";

/** Without an SMTP server the stored message is the delivery: the local mail page shows it. */
export const localTransport: MailTransport = { name: "local", send: async () => undefined };

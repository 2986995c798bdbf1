/** A finished message. `html` and `text` say the same. */
export type OutgoingMail = { id: string; to: string; subject: string; text: string; html: string };

/** Sends mail. A failure throws and is tried again; the same `id` twice is the same message. */
export type MailTransport = { readonly name: "smtp" | "local" | "missing"; send(mail: OutgoingMail): Promise<void> };

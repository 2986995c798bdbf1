/** One message, already in the reader's language. The worker renders it as text and HTML and sends it. */
export type MailInput = {
  to: string;
  /** Short machine name such as `account.verify`, shown on the local mail page. */
  kind: string;
  locale: "en" | "he";
  subject: string;
  paragraphs: string[];
  action?: { label: string; url: string };
  /** The reader may not have asked for it (an invitation, a confirmation): it says how to end such mail, and a blocked address gets none. */
  unasked?: true;
};

import type { ActivityRow } from "@/lib/installs/access/data";

/** What an app read or wrote: with the record's own name (order number, customer's name) where there is one. */
export type CallLine = ActivityRow & { line: "call"; id: string; thing: string | null };

/** What a person or the product did in the workspace; `action` is the audit's name, `subject` the name of what it was done to. */
export type ActLine = {
  line: "act";
  id: string;
  at: string;
  who: string;
  action: string;
  subject: string;
  /** Shown id when it was about an integration. */
  installation: string | null;
  /** Whether that one was asked for and never installed: its page is that of the request. */
  isRequest: boolean;
  reason: string | null;
  details: string;
};

export type ActivityLine = CallLine | ActLine;

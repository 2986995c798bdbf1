import type { AnyWorkspaceScope } from "@/lib/accounts/types";
import type { Tx } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { formatId } from "@/lib/platform/ids";
import { queueMail } from "@/lib/platform/mail/mail";
import { mailText } from "@/lib/platform/mail/mail-text";
import { toLocale } from "@/lib/platform/messages/locales";

/** Mails of this domain by their group in messages/mail.json, with the machine name that the mail page shows. */
const KINDS = {
  installRequested: "installation.requested",
  installAskedOfYou: "installation.requested",
  installApproved: "installation.approved",
  installRefused: "installation.refused",
  installRemoved: "installation.removed",
  updateOffered: "installation.update",
  deletionDue: "installation.deletion_due",
} as const;

export type NoticeKey = keyof typeof KINDS;
type Reader = { email: string; name: string; locale: string };

/** Queues one mail in the reader's language. `path` is below `/<locale>/workspace/<workspace>`, or a whole address. */
export async function queueNotice(
  tx: Tx,
  key: NoticeKey,
  to: Reader,
  values: Readonly<Record<string, string>>,
  workspaceId: string,
  path: string,
): Promise<void> {
  const locale = toLocale(to.locale);
  const url = path.startsWith("http")
    ? path
    : `${env().origin}/${locale}/workspace/${formatId("workspace", workspaceId)}${path}`;
  await queueMail(tx, {
    to: to.email,
    kind: KINDS[key],
    locale,
    ...mailText(locale, `mail.${key}`, { name: to.name, ...values }, url),
  });
}

/** Where a person finishes at the partner, with what the partner's authorization should carry back. */
export function finishUrl(
  installUrl: string,
  scope: Pick<AnyWorkspaceScope, "workspaceId">,
  installationId: string | null,
): string {
  const url = new URL(installUrl);
  url.searchParams.set("iss", env().origin);
  url.searchParams.set("workspace", formatId("workspace", scope.workspaceId));
  if (installationId) url.searchParams.set("installation_hint", formatId("installation", installationId));
  return url.href;
}

import { CircleX, Clock, Send } from "lucide-react";
import Link from "next/link";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { MailRow } from "@/lib/accounts/mailbox/data";
import { formatId } from "@/lib/platform/ids";

function MailState({ mail }: { readonly mail: MailRow }) {
  if (mail.error !== null) {
    return (
      <Tag tone="bad" icon={CircleX}>
        Failed
      </Tag>
    );
  }
  return mail.sentAt ? (
    <Tag tone="ok" icon={Send}>
      Sent
    </Tag>
  ) : (
    <Tag icon={Clock}>Waiting</Tag>
  );
}

/** Mails, newest first; the subject opens one. */
export function MailTable({
  mails,
  hrefOf,
  current,
}: {
  readonly mails: readonly MailRow[];
  readonly hrefOf: (shownId: string) => string;
  readonly current: string | undefined;
}) {
  return (
    <Table
      label="Mails"
      rows={mails}
      rowKey={(mail) => mail.id}
      isCurrent={(mail) => mail.id === current}
      stack
      tight
      columns={[
        {
          key: "subject",
          head: "Subject",
          names: true,
          cell: (mail) => (
            <Link href={hrefOf(formatId("message", mail.id))} dir="auto">
              {mail.subject}
            </Link>
          ),
        },
        { key: "to", head: "To", cell: (mail) => <bdi className="break-all">{mail.to}</bdi> },
        { key: "kind", head: "Kind", cell: (mail) => <code className="mono">{mail.kind}</code> },
        { key: "at", head: "When", cell: (mail) => <Time at={mail.at} show="datetime" /> },
        { key: "state", head: "State", cell: (mail) => <MailState mail={mail} /> },
      ]}
    />
  );
}

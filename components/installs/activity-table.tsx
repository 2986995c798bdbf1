import { Eye, Pencil } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { capabilityWords } from "@/components/capabilities/words";
import { Num } from "@/components/ui/num";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { ActivityRow } from "@/lib/installs/access/data";
import type { Locale } from "@/lib/platform/locales";
import { ownValue } from "@/lib/platform/own";

/** Calls of integrations, newest first, with what they touched. */
export async function ActivityTable({
  rows,
  label,
  locale,
}: {
  readonly rows: readonly ActivityRow[];
  readonly label: string;
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "installs.activity" });
  const resources: Readonly<Record<string, string>> = capabilityWords(locale).resources;
  return (
    <Table
      label={label}
      stack
      tight
      rows={rows}
      rowKey={(row) => row.access}
      columns={[
        { key: "at", head: t("when"), cell: (row) => <Time at={row.at} show="datetime" locale={locale} /> },
        { key: "app", head: t("app"), names: true, cell: (row) => <bdi>{row.app}</bdi> },
        {
          key: "kind",
          head: t("kind"),
          cell: (row) => (
            <Tag tone={row.kind === "write" ? "info" : "plain"} icon={row.kind === "write" ? Pencil : Eye}>
              {t(row.kind)}
            </Tag>
          ),
        },
        {
          key: "what",
          head: t("what"),
          cell: (row) => (
            <span className="grid">
              {ownValue(resources, row.resource) ?? row.resource}
              {row.resourceId && (
                <code className="mono text-ink-3" dir="ltr">
                  {row.resourceId}
                </code>
              )}
            </span>
          ),
        },
        { key: "records", head: t("records"), num: true, cell: (row) => <Num value={row.records} locale={locale} /> },
        {
          key: "call",
          head: t("call"),
          cell: (row) => (
            <code className="mono" dir="ltr">
              {row.method} {row.path}
            </code>
          ),
        },
        {
          key: "status",
          head: t("answer"),
          num: true,
          cell: (row) => <span className={row.status >= 400 ? "text-bad" : "text-ink-2"}>{row.status}</span>,
        },
      ]}
    />
  );
}

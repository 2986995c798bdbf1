import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { ActivityLine, ActLine, CallLine } from "@/lib/insights/activity/types";
import type { Locale } from "@/lib/platform/locales";
import { type Translator, translatorOf } from "@/lib/platform/translator";

const THINGS = { orders: "order", customers: "customer", payments: "payment", subscriptions: "subscription" } as const;
const ACTS: readonly string[] = [
  "installation.consent",
  "installation.request",
  "installation.refuse",
  "installation.withdraw",
  "installation.update",
  "installation.uninstall",
  "installation.activate",
  "installation.expire",
  "deletion.confirm",
  "workspace.create",
  "workspace.update",
  "workspace.member.invite",
  "workspace.member.uninvite",
  "workspace.member.role",
  "workspace.member.remove",
  "workspace.leave",
  "invitation.accept",
  "review.write",
];

/** "Order #1041", or "12 orders" where no single record is known. */
function thingOf(row: CallLine, t: Translator): string {
  const { resource } = row;
  if (resource !== "orders" && resource !== "customers" && resource !== "payments" && resource !== "subscriptions")
    return resource;
  return row.thing === null
    ? t(`lists.${resource}`, { count: row.records })
    : t(`things.${THINGS[resource]}`, { name: row.thing });
}

/** What an act says, in a sentence; an act without words of its own is said by its name. */
export function actSentence(row: Pick<ActLine, "who" | "action" | "subject">, t: Translator): string {
  const values = { who: row.who, subject: row.subject };
  return ACTS.includes(row.action)
    ? t(`acts.${row.action.replaceAll(".", "_")}`, values)
    : t("acts.other", { ...values, action: row.action });
}

/** What a call says, in a sentence: "Tallyho read Order #1041". */
export function callSentence(row: CallLine, t: Translator): string {
  return t(row.status >= 400 ? "says.refused" : `says.${row.kind}`, { app: row.app, what: thingOf(row, t) });
}

/** Where what a line names is shown; null where it has no page. */
export function pageOf(row: ActivityLine, workspace: string, locale: Locale): string | null {
  const own = `/${locale}/workspace/${workspace}`;
  if (row.installation !== null && (row.line === "act" || row.thing === null))
    return `${own}/installed/${row.installation}`;
  if (row.line === "call") {
    if (!Object.hasOwn(THINGS, row.resource)) return `${own}/installed/${row.installation}`;
    const list = `/console/${workspace}/${row.resource}`;
    return row.resource === "orders" && row.resourceId !== null ? `${list}/${row.resourceId}` : list;
  }
  if (/member|invitation|leave/.test(row.action)) return `${own}/members`;
  return row.action.startsWith("workspace.") ? `${own}/settings` : null;
}

/** What apps and people did, in sentences that link; the call or the audit row is one click away. */
export async function ActivityLines({
  rows,
  label,
  locale,
  workspace,
}: {
  readonly rows: readonly ActivityLine[];
  readonly label: string;
  readonly locale: Locale;
  readonly workspace: string;
}) {
  const t = await getTranslations({ locale, namespace: "installs.activity" });
  const words = translatorOf(locale, "installs.activity");
  return (
    <Table
      label={label}
      stack
      tight
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: "at", head: t("when"), cell: (row) => <Time at={row.at} show="datetime" locale={locale} /> },
        {
          key: "what",
          head: t("what"),
          names: true,
          cell: (row) => {
            const text = row.line === "call" ? callSentence(row, words) : actSentence(row, words);
            const href = pageOf(row, workspace, locale);
            return <bdi>{href === null ? text : <Link href={href}>{text}</Link>}</bdi>;
          },
        },
        {
          key: "details",
          head: t("details"),
          cell: (row) => (
            <details>
              <summary className="cursor-pointer text-signal-ink">{t("details")}</summary>
              <pre className="mono mt-2 overflow-x-auto whitespace-pre-wrap break-all" dir="ltr">
                <code>
                  {row.line === "call"
                    ? `${row.method} ${row.path}\n${row.status}, ${row.records} records\n${row.resourceId ?? ""}`
                    : row.details}
                </code>
              </pre>
              {row.line === "act" && row.reason !== null && <p dir="auto">{row.reason}</p>}
            </details>
          ),
        },
      ]}
    />
  );
}

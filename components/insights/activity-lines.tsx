import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { ActivityLine, CallLine } from "@/lib/insights/activity/types";
import type { Locale } from "@/lib/platform/messages/locales";
import { type Translator, translatorOf } from "@/lib/platform/messages/translator";

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

type Values = Readonly<Record<string, string>>;

/** An act without words of its own is said by its name. */
function actWords(action: string, values: Values, t: Translator): string {
  return ACTS.includes(action) ? t(`acts.${action.replaceAll(".", "_")}`, values) : t("acts.other", values);
}

function callWords(row: CallLine, values: Values, t: Translator): string {
  return t(row.status >= 400 ? "says.refused" : `says.${row.kind}`, values);
}

/** What stands at the places of a line's sentence. */
function namesOf(row: ActivityLine, t: Translator): Values {
  return row.line === "call"
    ? { app: row.app, what: thingOf(row, t) }
    : { who: row.who, subject: row.subject, action: row.action };
}

/** What an app or a person did, in a sentence: "Tallyho read Order #1041", "Dana Levi approved Tallyho". */
export function sentenceOf(row: ActivityLine, t: Translator, values: Values = namesOf(row, t)): string {
  return row.line === "call" ? callWords(row, values, t) : actWords(row.action, values, t);
}

/** Where what stands at each place of a line's sentence is shown; places without a page are left out. */
export function pagesOf(row: ActivityLine, workspace: string, locale: Locale): Values {
  const own = `/${locale}/workspace/${workspace}`;
  if (row.line === "call") {
    const app = `${own}/installed/${row.installation}`;
    if (!Object.hasOwn(THINGS, row.resource)) return { app };
    const list = `/console/${workspace}/${row.resource}`;
    const isOrder = row.resource === "orders" && row.thing !== null && row.resourceId !== null;
    return { app, what: isOrder ? `${list}/${row.resourceId}` : list };
  }
  if (row.installation !== null)
    return { subject: `${own}/${row.isRequest ? "requests" : "installed"}/${row.installation}` };
  if (/member|invitation|leave/.test(row.action)) return { subject: `${own}/members` };
  return row.action.startsWith("workspace.") ? { subject: `${own}/settings` } : {};
}

/** A line's sentence in which each name that has a page leads to it. Where the sentence does not name what it is about, it leads there itself. */
export function Sentence({
  row,
  workspace,
  locale,
}: {
  readonly row: ActivityLine;
  readonly workspace: string;
  readonly locale: Locale;
}) {
  const t = translatorOf(locale, "installs.activity");
  const [names, pages] = [namesOf(row, t), pagesOf(row, workspace, locale)];
  const places = Object.fromEntries(Object.keys(names).map((place) => [place, `{${place}}`]));
  // Words and places by turns: the names are put in here, so that nothing in a name is taken for a place.
  const parts = sentenceOf(row, t, places).split(/\{(\w+)\}/);
  const unnamed = Object.keys(pages).every((place) => !parts.includes(place)) ? Object.values(pages)[0] : undefined;
  if (unnamed !== undefined) return <Link href={unnamed}>{sentenceOf(row, t)}</Link>;
  return parts.map((part, index) => {
    if (index % 2 === 0) return part;
    const name = <bdi key={part}>{names[part]}</bdi>;
    const href = pages[part];
    return href === undefined ? (
      name
    ) : (
      <Link key={part} href={href} className="underline">
        {name}
      </Link>
    );
  });
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
          cell: (row) => (
            <span dir="auto">
              <Sentence row={row} workspace={workspace} locale={locale} />
            </span>
          ),
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

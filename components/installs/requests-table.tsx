import { getTranslations } from "next-intl/server";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { RequestView } from "@/lib/installs/views/types";
import type { Locale } from "@/lib/platform/messages/locales";
import { AppName } from "./app-name";
import { StateTag } from "./state-tag";

/** Requests with who asked and who decides. */
export async function RequestsTable({
  requests,
  base,
  label,
  locale,
}: {
  readonly requests: readonly RequestView[];
  /** Address of the request pages, without a slash at the end. */
  readonly base: string;
  readonly label: string;
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "installs.requests" });
  const who = (person: { name: string; isMe: boolean } | null) =>
    person === null ? "" : person.isMe ? t("you") : <bdi>{person.name}</bdi>;
  return (
    <Table
      label={label}
      stack
      rows={requests}
      rowKey={(request) => request.installation}
      columns={[
        {
          key: "name",
          head: t("integration"),
          names: true,
          cell: (request) => (
            <AppName
              name={request.name}
              lang={request.lang}
              iconMediaId={request.iconMediaId}
              href={`${base}/${request.installation}`}
            >
              {request.partnerName}
            </AppName>
          ),
        },
        { key: "who", head: t("who"), cell: (request) => who(request.requestedBy) },
        {
          key: "when",
          head: t("when"),
          cell: (request) => <Time at={request.requestedAt} show="relative" locale={locale} />,
        },
        {
          key: "decider",
          head: t("decider"),
          cell: (request) => (request.decidedBy === null ? who(request.decider) : <bdi>{request.decidedBy}</bdi>),
        },
        {
          key: "state",
          head: t("state"),
          cell: (request) => (
            <span className="flex flex-wrap gap-1.5">
              <StateTag state={request.state} installBlock={request.installBlock} locale={locale} />
            </span>
          ),
        },
      ]}
    />
  );
}

import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/ui/action-form";
import { formWords } from "@/components/ui/form-words";
import { Panel, PanelFooter, PanelHeader } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { SessionView } from "@/lib/accounts/session/types";
import { endOtherSessions, endSession } from "@/lib/accounts/sign-in/actions";
import { formatId } from "@/lib/platform/ids";
import type { Locale } from "@/lib/platform/messages/locales";
import { HiddenFields } from "./hidden-fields";

/** Where the person is signed in, each with its end. */
export async function SessionList({
  sessions,
  locale,
}: {
  readonly sessions: readonly SessionView[];
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "account.sessions" });
  const words = formWords(locale);
  const nameOf = ({ browser, system }: SessionView) =>
    browser && system ? t("browserOn", { browser, system }) : (browser ?? system ?? t("unknown"));
  return (
    <Panel aria-labelledby="sessions">
      <PanelHeader id="sessions" title={t("title")} note={t("note")} />
      <Table
        label={t("title")}
        rows={sessions}
        rowKey={(session) => session.id}
        stack
        columns={[
          {
            key: "place",
            head: t("place"),
            names: true,
            cell: (session) => (
              <span className="flex flex-wrap items-center gap-2">
                {nameOf(session)}
                {session.isCurrent && <Tag tone="info">{t("current")}</Tag>}
                {session.ip && <bdi className="mono text-ink-3">{session.ip}</bdi>}
              </span>
            ),
          },
          {
            key: "seen",
            head: t("seen"),
            cell: (session) => <Time at={session.seenAt} show="relative" locale={locale} />,
          },
          {
            key: "since",
            head: t("since"),
            cell: (session) => <Time at={session.createdAt} show="datetime" locale={locale} />,
          },
          {
            key: "end",
            head: <span className="sr-only">{t("action")}</span>,
            cell: (session) =>
              !session.isCurrent && (
                <ActionForm action={endSession} words={words}>
                  <HiddenFields fields={{ locale, session: formatId("session", session.id) }} />
                  <div>
                    <SubmitButton variant="quiet-bad" size="s" aria-label={`${t("end")}: ${nameOf(session)}`}>
                      {t("end")}
                    </SubmitButton>
                  </div>
                </ActionForm>
              ),
          },
        ]}
      />
      {sessions.length > 1 && (
        <PanelFooter>
          <ActionForm action={endOtherSessions} words={words} success={t("ended")}>
            <HiddenFields fields={{ locale }} />
            <div>
              <SubmitButton variant="default" size="s">
                {t("endOthers")}
              </SubmitButton>
            </div>
          </ActionForm>
        </PanelFooter>
      )}
    </Panel>
  );
}

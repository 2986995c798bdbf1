import { getTranslations } from "next-intl/server";
import { formatDay } from "@/components/listings/format";
import { FormMessage } from "@/components/ui/form-message";
import { Kv } from "@/components/ui/kv";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { InstalledView } from "@/lib/installs/views/types";
import type { Locale } from "@/lib/platform/messages/locales";

/** After removal: what it cannot do any more, and the partner's receipt for the data. */
export async function RemovedPanel({
  view,
  uninstalled,
  locale,
}: {
  readonly view: InstalledView;
  readonly uninstalled: NonNullable<InstalledView["uninstalled"]>;
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "installs.detail" });
  const { deletion } = view;
  return (
    <>
      <FormMessage tone="info">
        <strong>{t("removedTitle", { date: formatDay(uninstalled.at, locale) })}</strong> {t("removedText")}
        {uninstalled.reason && <p>{t("removedWhy", { reason: uninstalled.reason })}</p>}
      </FormMessage>
      <Panel>
        <PanelHeader title={t("deletionTitle", { partner: view.partnerName })} />
        <PanelBody>
          {deletion === null ? (
            <p className="text-ink-2">{t("deletionNone")}</p>
          ) : (
            <Kv
              align="start"
              facts={[
                { name: t("deletionAsked"), value: <Time at={deletion.requestedAt} show="datetime" locale={locale} /> },
                { name: t("deletionDue"), value: <Time at={deletion.dueAt} locale={locale} /> },
                {
                  name: t("deletionDone"),
                  value: deletion.confirmedAt ? (
                    <Time at={deletion.confirmedAt} show="datetime" locale={locale} />
                  ) : (
                    <Tag tone="warn">{t("deletionWaiting")}</Tag>
                  ),
                },
                ...(deletion.receipt === null
                  ? []
                  : [{ name: t("deletionReceipt"), value: <bdi>{deletion.receipt}</bdi> }]),
              ]}
            />
          )}
        </PanelBody>
      </Panel>
    </>
  );
}

import { getTranslations } from "next-intl/server";
import { DepthMeter, toDepthLevel } from "@/components/ui/depth-meter";
import { Kv } from "@/components/ui/kv";
import { Num } from "@/components/ui/num";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { InstalledView } from "@/lib/installs/views/types";
import type { Locale } from "@/lib/platform/messages/locales";

/** How events about the workspace's data reached it, from the webhooks side. */
export type DeliveryFigures = { delivered: number; failed: number; lastEventAt: string | null };

/** Whether it is well: connection, last call, deliveries, who agreed. */
export async function HealthPanel({
  view,
  deliveries,
  locale,
}: {
  readonly view: InstalledView;
  readonly deliveries: DeliveryFigures;
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "installs.detail" });
  const tones = { connected: "ok", waiting: "warn", lost: "bad" } as const;
  return (
    <Panel>
      <PanelHeader title={t("facts")} />
      <PanelBody>
        <Kv
          facts={[
            ...(view.connection
              ? [{ name: t("connection"), value: <Tag tone={tones[view.connection]}>{t(view.connection)}</Tag> }]
              : []),
            {
              name: t("lastAccess"),
              value: view.lastAccessAt ? <Time at={view.lastAccessAt} show="relative" locale={locale} /> : t("never"),
            },
            // Events that were counted and are not kept any more have no moment to show; "none" is for none at all.
            ...(deliveries.lastEventAt !== null || view.eventsSeen === 0
              ? [
                  {
                    name: t("lastEvent"),
                    value: deliveries.lastEventAt ? (
                      <Time at={deliveries.lastEventAt} show="relative" locale={locale} />
                    ) : (
                      t("noEvents")
                    ),
                  },
                ]
              : []),
            { name: t("eventsSeen"), value: <Num value={view.eventsSeen} locale={locale} /> },
            ...(deliveries.delivered + deliveries.failed > 0
              ? [
                  {
                    name: t("deliveries"),
                    value: (
                      <span className={deliveries.failed > 0 ? "text-bad" : undefined}>
                        {t("deliveriesOk", { delivered: deliveries.delivered, failed: deliveries.failed })}
                      </span>
                    ),
                  },
                ]
              : []),
            { name: t("version"), value: <bdi>{view.versionNumber}</bdi> },
            { name: t("since"), value: <Time at={view.since} locale={locale} /> },
            ...(view.consentedBy
              ? [
                  {
                    name: t("agreedBy"),
                    value: view.consentedBy.stillHere ? (
                      <bdi>{view.consentedBy.name}</bdi>
                    ) : (
                      t("left", { name: view.consentedBy.name })
                    ),
                  },
                ]
              : []),
          ]}
        />
        <div className="mt-4 border-t border-line pt-4">
          <DepthMeter level={toDepthLevel(view.depth)} locale={locale} />
        </div>
      </PanelBody>
    </Panel>
  );
}

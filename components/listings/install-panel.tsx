import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { DepthMeter, toDepthLevel } from "@/components/ui/depth-meter";
import { Kv } from "@/components/ui/kv";
import { Panel } from "@/components/ui/panel";
import { summarisePrice } from "@/lib/listings/price";
import type { ListingViewModel } from "@/lib/listings/types";
import type { Locale } from "@/lib/platform/messages/locales";
import { formatAmount, formatTerms } from "./format";
import { troubleOf } from "./listing-head";
import { partnerText } from "./section";

/** The panel beside the text: price, the install action (a slot), what is needed, depth and a few facts. */
export async function InstallPanel({
  model,
  action,
  locale,
}: {
  readonly model: ListingViewModel;
  /** The Install button or link; a preview shows a dead one. */
  readonly action?: ReactNode;
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "listing" });
  const { content, version } = model;
  return (
    <Panel className="stack p-5" aria-label={t("install.title")}>
      <PriceLine model={model} locale={locale} />
      <InstallAction model={model} action={action} locale={locale} />
      {content.demoUrl !== "" && (
        <ButtonLink href={content.demoUrl} wide rel="nofollow noopener" prefetch={false}>
          {t("install.demo")}
        </ButtonLink>
      )}
      <div className="grid gap-2 border-t border-line pt-4">
        <h2 className="t-label">{t("install.needs")}</h2>
        <ul className="t-small grid list-disc gap-1 ps-4 text-ink-2">
          {model.hasClient && <li>{t("install.adminNeeded")}</li>}
          {content.requirements.map((requirement) => (
            <li key={requirement}>
              <span {...partnerText(content)}>{requirement}</span>
            </li>
          ))}
          {!model.hasClient && content.requirements.length === 0 && <li>{t("requirements.none")}</li>}
        </ul>
      </div>
      <div className="border-t border-line pt-4">
        <DepthMeter level={toDepthLevel(content.depth)} locale={locale} end />
      </div>
      <div className="border-t border-line pt-4">
        <Kv
          facts={[
            ...(content.setupMinutes > 0
              ? [{ name: t("install.setup"), value: t("setup.minutes", { count: content.setupMinutes }) }]
              : []),
            { name: t("install.version"), value: <bdi>{version.number}</bdi> },
            ...(content.dataLocation === ""
              ? []
              : [{ name: t("install.dataIn"), value: <span {...partnerText(content)}>{content.dataLocation}</span> }]),
            { name: t("install.language"), value: t(`languages.${content.lang}`) },
          ]}
        />
      </div>
    </Panel>
  );
}

/** On small screens: price and Install at the end of the view. */
export async function BuyBar({
  model,
  action,
  locale,
}: {
  readonly model: ListingViewModel;
  readonly action?: ReactNode;
  readonly locale: Locale;
}) {
  return (
    <div className="buybar">
      <PriceLine model={model} locale={locale} short />
      <div className="ms-auto">
        <InstallAction model={model} action={action} locale={locale} />
      </div>
    </div>
  );
}

async function InstallAction({
  model,
  action,
  locale,
}: {
  readonly model: ListingViewModel;
  readonly action: ReactNode;
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "listing" });
  const trouble = troubleOf(model);
  if (trouble !== null && trouble !== "deprecated") {
    return (
      <Button size="l" wide disabled>
        {t("install.blocked")}
      </Button>
    );
  }
  if (action !== undefined) return action;
  return (
    <Button variant="signal" size="l" wide disabled>
      {t("install.preview")}
    </Button>
  );
}

async function PriceLine({
  model,
  locale,
  short = false,
}: {
  readonly model: ListingViewModel;
  readonly locale: Locale;
  readonly short?: boolean;
}) {
  const t = await getTranslations({ locale, namespace: "listing" });
  const price = summarisePrice(model.content.plans);
  if (price.kind === "free") return <p className="t-num">{t("pricing.free")}</p>;
  const from = `${formatAmount(price, locale)}`;
  return (
    <div>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <bdi className="t-num">{price.kind === "freemium" ? t("pricing.free") : from}</bdi>
        <span className="text-ink-2">
          {price.kind === "freemium"
            ? t("pricing.thenFrom", { price: `${from} ${formatTerms(price, t)}` })
            : formatTerms(price, t)}
        </span>
      </p>
      {!short && price.kind === "paid" && price.trialDays > 0 && (
        <p className="t-small text-ink-3">{t("pricing.afterTrial", { days: price.trialDays })}</p>
      )}
    </div>
  );
}

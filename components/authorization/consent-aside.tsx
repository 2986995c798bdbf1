import { Lock, RotateCcw } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { formatDay, formatSummary } from "@/components/listings/format";
import { Cables } from "@/components/listings/listing-permissions";
import { DepthMeter, toDepthLevel } from "@/components/ui/depth-meter";
import { Kv } from "@/components/ui/kv";
import { Mark } from "@/components/ui/mark";
import { Seal } from "@/components/ui/seal";
import type { InstallTarget } from "@/lib/installs/types";
import { mediaPathOrNull } from "@/lib/listings/media/path";
import { summarisePrice } from "@/lib/listings/price";
import type { Locale } from "@/lib/platform/messages/locales";

/** Who asks: name, promise, certificate, depth, what flows, and the facts one decides by. */
export async function ConsentAside({
  target,
  marketplace,
  certified,
  locale,
}: {
  readonly target: InstallTarget;
  readonly marketplace: string;
  /** Whether the certificate holds at this moment. */
  readonly certified: boolean;
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "consent" });
  const words = await getTranslations({ locale, namespace: "listing" });
  const { content } = target;
  const until = target.certifiedUntil ? formatDay(target.certifiedUntil.toISOString(), locale) : undefined;
  const facts = [
    { name: t("builtBy"), value: <bdi>{target.partnerName}</bdi> },
    { name: t("version"), value: <bdi>{target.versionNumber}</bdi> },
    { name: t("price"), value: formatSummary(summarisePrice(content.plans), locale, words) },
    ...(content.dataLocation === ""
      ? []
      : [{ name: t("dataIn"), value: <bdi lang={content.lang}>{content.dataLocation}</bdi> }]),
    ...(target.activeInstallations > 0
      ? [{ name: t("usedBy"), value: t("usedByCount", { count: target.activeInstallations }) }]
      : []),
  ];
  return (
    <aside className="grid content-start gap-5 border-line bg-tray p-5 max-md:border-b md:border-e md:p-7">
      <div className="join">
        <Mark name={marketplace} />
        <span className="join__wire" />
        <Mark name={content.name} src={mediaPathOrNull(content.iconMediaId)} />
      </div>
      <div className="grid gap-2">
        <h1 className="t-1">{t("title", { listing: content.name, host: marketplace })}</h1>
        <p className="text-ink-2">
          <bdi lang={content.lang}>{content.promise}</bdi>
        </p>
      </div>
      <div className="grid justify-items-start gap-2">
        <Seal
          status={certified ? "valid" : target.certifiedUntil ? "lapsed" : "none"}
          until={certified ? until : undefined}
          locale={locale}
        />
        <DepthMeter level={toDepthLevel(content.depth)} locale={locale} />
      </div>
      {content.scopes.length + content.events.length > 0 && (
        <div className="rounded-md bg-sunk px-3.5 py-2.5 shadow-well max-md:hidden">
          <Cables content={content} hostName={marketplace} legend={false} locale={locale} />
        </div>
      )}
      <div className="border-t border-line pt-4">
        <Kv facts={facts} />
      </div>
      <ul className="t-small grid gap-2.5 border-t border-line pt-4 text-ink-2">
        <li className="flex gap-2.5">
          <Lock aria-hidden className="mt-0.5 shrink-0" />
          {t("neverSees")}
        </li>
        <li className="flex gap-2.5">
          <RotateCcw aria-hidden className="mt-0.5 shrink-0" />
          {t("removable")}
        </li>
      </ul>
    </aside>
  );
}

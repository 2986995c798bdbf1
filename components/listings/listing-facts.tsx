import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DepthMeter, depthWords, toDepthLevel } from "@/components/ui/depth-meter";
import { Rating } from "@/components/ui/stars";
import { REVIEWS_FOR_STARS } from "@/lib/listings/constants";
import { averageStars, countReviews } from "@/lib/listings/stars";
import type { ListingViewModel } from "@/lib/listings/types";
import type { Locale } from "@/lib/platform/messages/locales";
import { Day } from "./day";
import { formatDay } from "./format";

/** The five facts under a listing's name: depth, certificate, rating, use and version, each with what it rests on. */
export async function ListingFacts({ model, locale }: { readonly model: ListingViewModel; readonly locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "listing" });
  const level = toDepthLevel(model.content.depth);
  const { certificate, version } = model;
  const reviews = countReviews(model.reviews.starCounts);
  const holds = certificate?.state === "valid" || certificate?.state === "expiring";
  return (
    <dl
      aria-label={t("facts.label")}
      className="-mx-4 my-6 grid grid-cols-2 gap-px overflow-hidden border-y border-line bg-line sm:grid-cols-3 lg:grid-cols-5"
    >
      <Fact name={t("facts.depth")} note={t("facts.depthNote", { level })}>
        <span className="flex flex-wrap items-center gap-x-3">
          {depthWords(level, locale).name}
          <DepthMeter level={level} named={false} small locale={locale} />
        </span>
      </Fact>
      <Fact
        name={t("facts.certificate")}
        note={
          !certificate
            ? undefined
            : t(certificate.state === "expiring" ? "facts.certificateExpiring" : "facts.certificateUntil", {
                date: formatDay(certificate.expiresAt, locale),
              })
        }
      >
        {holds ? (
          <span className="text-ok">
            {t("facts.certificateShown", {
              count: certificate.evidence.filter((item) => item.verdict === "pass").length,
            })}
          </span>
        ) : (
          t(certificate ? "facts.certificateLapsed" : "facts.certificateNone")
        )}
      </Fact>
      <Fact
        name={t("facts.rating")}
        note={reviews >= REVIEWS_FOR_STARS ? t("facts.ratingFew", { count: reviews }) : t("facts.ratingFromFive")}
      >
        {reviews >= REVIEWS_FOR_STARS ? (
          <a href="#reviews" className="no-underline">
            <Rating average={averageStars(model.reviews.starCounts)} count={reviews} counted={false} locale={locale} />
          </a>
        ) : (
          t("facts.ratingFew", { count: reviews })
        )}
      </Fact>
      <Fact name={t("facts.use")} note={t("facts.useNote", { count: model.activeInstallations })}>
        {model.activeInstallations === 0
          ? t("facts.useNone")
          : t("facts.useCount", { count: model.activeInstallations })}
      </Fact>
      <Fact
        name={t("facts.version")}
        note={version.publishedAt === null ? t("facts.versionDraft") : <Day at={version.publishedAt} locale={locale} />}
      >
        <bdi>{version.number}</bdi>
      </Fact>
    </dl>
  );
}

function Fact({
  name,
  note,
  children,
}: {
  readonly name: string;
  readonly note: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className="grid content-start gap-0.5 bg-chassis px-4 py-3.5 max-lg:last:col-span-2">
      <dt className="t-label">{name}</dt>
      <dd className="t-3 flex min-h-7 items-center">{children}</dd>
      {note !== undefined && <dd className="t-small text-ink-3">{note}</dd>}
    </div>
  );
}

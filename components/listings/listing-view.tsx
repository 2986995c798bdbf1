import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { Crumb } from "@/components/ui/breadcrumb";
import { DepthRail, depthWords, toDepthLevel } from "@/components/ui/depth-meter";
import { Guarded } from "@/components/ui/guarded";
import type { ListingViewModel, ReviewView } from "@/lib/listings/types";
import type { Locale } from "@/lib/platform/messages/locales";
import { BuyBar, InstallPanel } from "./install-panel";
import { ListingCertificate } from "./listing-certificate";
import { ListingChanges } from "./listing-changes";
import { ListingFacts } from "./listing-facts";
import { ListingFeatures } from "./listing-features";
import { ListingHead } from "./listing-head";
import { ListingPermissions } from "./listing-permissions";
import { ListingPricing, ListingRequirements } from "./listing-pricing";
import { ListingReviews } from "./listing-reviews";
import { ListingSetup } from "./listing-setup";
import { ListingSupport } from "./listing-support";
import { ListingSection } from "./section";

const PARTS = ["features", "setup", "permissions", "pricing", "certificate", "changes", "reviews", "support"] as const;

/**
 * The body of a listing page, for the catalog and for the editor's preview alike: server components, each part guarded, so that one
 * that cannot be shown leaves the others. What needs a session (Install, writing or reporting a review) comes in as slots.
 */
export async function ListingView({
  model,
  locale,
  hostName,
  crumbs,
  partnerHref,
  install,
  installSmall,
  afterReviews,
  reviewActions,
}: {
  readonly model: ListingViewModel;
  readonly locale: Locale;
  /** The platform's own product, as the cables' other side. */
  readonly hostName: string;
  readonly crumbs?: readonly Crumb[] | undefined;
  readonly partnerHref?: string | undefined;
  readonly install?: ReactNode;
  /** The same action for the bar on small screens; without it there is no bar. */
  readonly installSmall?: ReactNode;
  readonly afterReviews?: ReactNode;
  readonly reviewActions?: ((review: ReviewView) => ReactNode) | undefined;
}) {
  const t = await getTranslations({ locale, namespace: "listing" });
  const missing = (await getTranslations({ locale, namespace: "common" }))("partMissing");
  const guarded = (part: ReactNode) => <Guarded words={missing}>{part}</Guarded>;
  const { content } = model;
  const level = toDepthLevel(content.depth);
  return (
    <>
      {guarded(<ListingHead model={model} crumbs={crumbs} partnerHref={partnerHref} locale={locale} />)}
      {guarded(<ListingFacts model={model} locale={locale} />)}
      <div className="grid items-start gap-10 lg:grid-cols-[minmax(0,1fr)_344px]">
        <aside className="lg:sticky lg:top-6 lg:col-start-2 lg:row-start-1">
          {guarded(<InstallPanel model={model} action={install} locale={locale} />)}
        </aside>
        <div className="grid min-w-0 gap-12 lg:row-start-1">
          <nav aria-label={t("onThisPage")} className="-mb-4 flex gap-x-5 overflow-x-auto border-b border-line">
            {PARTS.map((part) => (
              <a
                key={part}
                href={`#${part}`}
                className="py-2.5 font-[520] whitespace-nowrap text-ink-2 no-underline hover:text-ink"
              >
                {t(`nav.${part}`)}
              </a>
            ))}
          </nav>
          {guarded(<ListingFeatures content={content} locale={locale} />)}
          <ListingSection id="depth" title={t("depth.title")} note={depthWords(level, locale).sentence}>
            <DepthRail level={level} locale={locale} />
          </ListingSection>
          {guarded(<ListingSetup content={content} locale={locale} />)}
          {guarded(<ListingPermissions content={content} hostName={hostName} locale={locale} />)}
          {guarded(<ListingPricing content={content} locale={locale} />)}
          {guarded(<ListingRequirements content={content} locale={locale} />)}
          {guarded(<ListingCertificate model={model} locale={locale} />)}
          {guarded(<ListingChanges changelog={model.changelog} locale={locale} />)}
          {guarded(<ListingReviews model={model} after={afterReviews} actions={reviewActions} locale={locale} />)}
          {guarded(<ListingSupport model={model} locale={locale} />)}
        </div>
      </div>
      {installSmall !== undefined && guarded(<BuyBar model={model} action={installSmall} locale={locale} />)}
    </>
  );
}

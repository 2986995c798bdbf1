import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Breadcrumb, type Crumb } from "@/components/ui/breadcrumb";
import { FormMessage } from "@/components/ui/form-message";
import { Mark } from "@/components/ui/mark";
import { Tag } from "@/components/ui/tag";
import { mediaPathOrNull } from "@/lib/listings/media/path";
import type { ListingViewModel } from "@/lib/listings/types";
import type { Locale } from "@/lib/platform/messages/locales";
import { partnerText } from "./section";

/** Name, one-line promise and who it is by, with a note when something keeps it from being installed. */
export async function ListingHead({
  model,
  crumbs,
  partnerHref,
  locale,
}: {
  readonly model: ListingViewModel;
  readonly crumbs?: readonly Crumb[] | undefined;
  readonly partnerHref: string | undefined;
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "listing" });
  const { content, partner } = model;
  const trouble = troubleOf(model);
  return (
    <header className="pt-6 md:pt-10">
      {crumbs !== undefined && <Breadcrumb items={crumbs} locale={locale} />}
      <div className="mt-4 grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-3 md:gap-x-7">
        <Mark name={content.name} src={mediaPathOrNull(content.iconMediaId)} size="l" />
        <div className="grid gap-1">
          <h1 className="t-name">
            <bdi lang={content.lang}>{content.name}</bdi>
          </h1>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2">
            <span>
              {t.rich("by", {
                partner: () =>
                  partnerHref === undefined ? (
                    <bdi>{partner.name}</bdi>
                  ) : (
                    <Link href={partnerHref} prefetch={false}>
                      <bdi>{partner.name}</bdi>
                    </Link>
                  ),
              })}
            </span>
            <Tag tone="line">{t(`types.${model.type}`)}</Tag>
            {model.isDemo && <Tag tone="line">{t("demo")}</Tag>}
          </p>
        </div>
        <p
          className="col-span-full max-w-[36ch] text-[20px]/[28px] tracking-[-0.01em] text-balance text-ink md:text-[24px]/[32px]"
          {...partnerText(content)}
        >
          {content.promise}
        </p>
      </div>
      {trouble !== null && (
        <div className="mt-4 max-w-[72ch]">
          <FormMessage tone="warn">{t(`status.${trouble}`)}</FormMessage>
        </div>
      )}
    </header>
  );
}

/** Why a listing is not as usual; each has a sentence in `listing.status`. */
export type Trouble =
  | Exclude<ListingViewModel["installBlock"], "none">
  | Extract<ListingViewModel["state"], "suspended" | "retired" | "deprecated" | "sunset_scheduled">;

/** The one thing to say about the listing's standing; null when all is well. */
export function troubleOf({ state, installBlock }: Pick<ListingViewModel, "state" | "installBlock">): Trouble | null {
  if (state === "suspended" || state === "retired") return state;
  if (installBlock !== "none") return installBlock;
  return state === "deprecated" || state === "sunset_scheduled" ? state : null;
}

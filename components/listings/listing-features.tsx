import { getTranslations } from "next-intl/server";
import { Markdown } from "@/components/ui/markdown";
import { mediaPath } from "@/lib/listings/media/path";
import type { PublicContent } from "@/lib/listings/types";
import type { Locale } from "@/lib/platform/locales";
import { ListingSection, partnerText } from "./section";

/** What it does: the pictures, the features, and the partner's longer text. */
export async function ListingFeatures({
  content,
  locale,
}: {
  readonly content: PublicContent;
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "listing" });
  return (
    <ListingSection id="features" title={t("features.title")}>
      {content.screenshots.length > 0 && <Screenshots content={content} label={t("features.screenshots")} />}
      {content.features.length === 0 ? (
        <p className="text-ink-3">{t("features.none")}</p>
      ) : (
        <ul className="grid gap-x-8 gap-y-6 sm:grid-cols-2">
          {content.features.map((feature) => (
            <li key={feature.title} {...partnerText(content)}>
              <h3 className="t-3">{feature.title}</h3>
              <p className="t-body mt-1 text-ink-2">{feature.text}</p>
            </li>
          ))}
        </ul>
      )}
      {content.description !== "" && (
        <div className="mt-8">
          <h3 className="sr-only">{t("features.description")}</h3>
          <Markdown text={content.description} lang={content.lang} />
        </div>
      )}
    </ListingSection>
  );
}

function Screenshots({ content, label }: { readonly content: PublicContent; readonly label: string }) {
  return (
    <ul aria-label={label} className="mb-8 flex snap-x scroll-px-4 gap-4 overflow-x-auto rounded-lg bg-sunk p-4">
      {content.screenshots.map((shot) => (
        <li
          key={shot.mediaId}
          className={content.screenshots.length === 1 ? "w-full" : "w-[min(520px,85%)] flex-none snap-start"}
        >
          <a href={mediaPath(shot.mediaId)}>
            <img
              src={mediaPath(shot.mediaId)}
              alt={shot.alt}
              lang={content.lang}
              loading="lazy"
              decoding="async"
              className="aspect-[16/10] w-full rounded-md border border-line bg-raised object-contain"
            />
          </a>
        </li>
      ))}
    </ul>
  );
}

import { getTranslations } from "next-intl/server";
import { Markdown } from "@/components/ui/markdown";
import { mediaPath } from "@/lib/listings/media/path";
import type { PublicContent } from "@/lib/listings/types";
import type { Locale } from "@/lib/platform/messages/locales";
import { Screenshots } from "./screenshots";
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
      {content.screenshots.length > 0 && (
        <Screenshots
          shots={content.screenshots.map(({ mediaId, alt }) => ({ src: mediaPath(mediaId), alt }))}
          lang={content.lang}
          words={{
            list: t("features.screenshots"),
            places: content.screenshots.map((_shot, index) =>
              t("features.place", { at: index + 1, count: content.screenshots.length }),
            ),
            close: t("features.close"),
            previous: t("features.previous"),
            next: t("features.next"),
          }}
        />
      )}
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

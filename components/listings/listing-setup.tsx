import { Clock } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Steps } from "@/components/ui/steps";
import { Tag } from "@/components/ui/tag";
import type { PublicContent } from "@/lib/listings/types";
import type { Locale } from "@/lib/platform/messages/locales";
import { ListingSection } from "./section";

/** Setup: how many minutes the partner says it takes, and the numbered steps. */
export async function ListingSetup({ content, locale }: { readonly content: PublicContent; readonly locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "listing" });
  const minutes = content.setupMinutes;
  const note = minutes > 0 && (
    <span className="flex flex-wrap items-center gap-2">
      <Tag icon={Clock}>{t("setup.minutes", { count: minutes })}</Tag>
      <span className="text-ink-3">{t("setup.byPartner")}</span>
    </span>
  );
  return (
    <ListingSection id="setup" title={t("setup.title")} {...(note === false ? {} : { note })}>
      {content.setupSteps.length === 0 ? (
        <p className="text-ink-3">{t("setup.none")}</p>
      ) : (
        <div lang={content.lang}>
          <Steps steps={content.setupSteps} across={content.setupSteps.length <= 4} />
        </div>
      )}
    </ListingSection>
  );
}

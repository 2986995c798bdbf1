import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Kv } from "@/components/ui/kv";
import { Mark } from "@/components/ui/mark";
import { Panel } from "@/components/ui/panel";
import { mediaPathOrNull } from "@/lib/listings/media/path";
import type { ListingViewModel } from "@/lib/listings/types";
import type { Locale } from "@/lib/platform/messages/locales";
import { countryName } from "@/lib/platform/text/code-names";
import type { ListingWords } from "./format";
import { ListingSection, partnerText } from "./section";

/** Who built it, who maintains it, how to reach them, and what happens to the data. */
export async function ListingSupport({ model, locale }: { readonly model: ListingViewModel; readonly locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "listing" });
  const { content, partner } = model;
  const listings = t("support.listings", { count: partner.listingCount });
  const since = t("support.partnerSince", { year: partner.since.slice(0, 4) });
  return (
    <>
      <ListingSection id="support" title={t("support.title")}>
        <Panel className="grid gap-x-10 gap-y-5 p-5 sm:grid-cols-2">
          <div className="flex items-start gap-3">
            <Mark name={partner.name} src={mediaPathOrNull(partner.logoMediaId)} size="s" />
            <div className="grid gap-0.5">
              <Makers model={model} t={t} />
              <p className="t-small text-ink-3">
                {[countryName(partner.country, locale), since, listings].filter((part) => part !== "").join(", ")}
              </p>
            </div>
          </div>
          <div className="grid content-start gap-0.5">
            {content.supportEmail !== "" && (
              <p>
                <a href={`mailto:${content.supportEmail}`}>
                  <bdi>{content.supportEmail}</bdi>
                </a>
              </p>
            )}
            {content.supportHours !== "" && (
              <p className="t-small text-ink-3" {...partnerText(content)}>
                {content.supportHours}
              </p>
            )}
          </div>
          <div className="flex flex-wrap gap-2 sm:col-span-full">
            <Out href={content.docsUrl}>{t("support.guide")}</Out>
            <Out href={content.supportUrl}>{t("support.help")}</Out>
            <Out href={model.type === "community" ? content.repositoryUrl : ""}>{t("support.source")}</Out>
          </div>
        </Panel>
      </ListingSection>
      <ListingSection id="data" title={t("data.title")}>
        <DataFacts model={model} t={t} />
      </ListingSection>
    </>
  );
}

/** One or two lines: a community listing names its maintainer, an embedded one its name inside the product. */
function Makers({ model, t }: { readonly model: ListingViewModel; readonly t: ListingWords }) {
  const { content, partner, type } = model;
  const lines = {
    native: "support.builtByHouse",
    embedded: "support.builtByHouse",
    partner: "support.builtBy",
    community: "support.builtByCommunity",
  } as const;
  return (
    <>
      <p className="font-[600]">{t(lines[type], { name: partner.name })}</p>
      {type === "partner" && <p className="t-small">{t("support.maintainedBy", { name: partner.name })}</p>}
      {type === "community" && content.maintainer !== "" && (
        <p className="t-small">{t("support.maintainedBy", { name: content.maintainer })}</p>
      )}
      {type === "community" && content.licence !== "" && (
        <p className="t-small">{t("support.licence", { name: content.licence })}</p>
      )}
      {type === "embedded" && (
        <p className="t-small">{t("support.embedded", { name: content.whiteLabelName || content.name })}</p>
      )}
    </>
  );
}

function DataFacts({ model, t }: { readonly model: ListingViewModel; readonly t: ListingWords }) {
  const { content } = model;
  const said = (text: string): ReactNode =>
    text === "" ? (
      <span className="text-ink-3">{t("data.unsaid")}</span>
    ) : (
      <span {...partnerText(content)}>{text}</span>
    );
  const link = (url: string): ReactNode =>
    url === "" ? (
      <span className="text-ink-3">{t("data.unsaid")}</span>
    ) : (
      <a href={url} rel="nofollow noopener">
        <bdi>{new URL(url).host}</bdi>
      </a>
    );
  return (
    <Panel className="p-5">
      <Kv
        align="start"
        facts={[
          { name: t("data.location"), value: said(content.dataLocation) },
          { name: t("data.retention"), value: said(content.dataRetention) },
          { name: t("data.privacy"), value: link(content.privacyUrl) },
          { name: t("data.terms"), value: link(content.termsUrl) },
        ]}
      />
    </Panel>
  );
}

/** A button to the partner's own pages; nothing without an address. */
function Out({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  if (href === "") return null;
  return (
    <ButtonLink href={href} rel="nofollow noopener" prefetch={false}>
      {children}
    </ButtonLink>
  );
}

import { Check, Minus } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Panel } from "@/components/ui/panel";
import { State } from "@/components/ui/state";
import { type Column, Table } from "@/components/ui/table";
import type { CertificateView, ListingViewModel } from "@/lib/listings/types";
import type { Locale } from "@/lib/platform/messages/locales";
import { Day } from "./day";
import { formatDay, type ListingWords } from "./format";
import { ListingSection } from "./section";

/** The certificate: who checked which version until when, and for each of the seven requirements what was shown. */
export async function ListingCertificate({
  model,
  locale,
}: {
  readonly model: ListingViewModel;
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "listing" });
  const { certificate } = model;
  if (certificate === null || certificate.state === "lapsed" || certificate.state === "revoked") {
    return (
      <ListingSection id="certificate" title={t("certificate.title")}>
        <State kind="empty" title={t("certificate.noneTitle")} level={3}>
          <p>{absence(certificate, model.preview !== null, locale, t)}</p>
        </State>
      </ListingSection>
    );
  }
  const note = t("certificate.checked", {
    number: certificate.versionNumber,
    reviewer: certificate.reviewerName,
    date: formatDay(certificate.expiresAt, locale),
  });
  return (
    <ListingSection id="certificate" title={t("certificate.title")} note={note}>
      <Panel>
        <Table
          label={t("certificate.title")}
          stack
          rows={certificate.evidence}
          rowKey={(item) => item.requirement}
          columns={columns(locale, t)}
        />
      </Panel>
    </ListingSection>
  );
}

function absence(ended: CertificateView | null, isPreview: boolean, locale: Locale, t: ListingWords): string {
  if (ended?.state === "revoked") return t("certificate.revoked");
  if (ended) return t("certificate.lapsed", { date: formatDay(ended.expiresAt, locale) });
  return t(isPreview ? "certificate.preview" : "certificate.none");
}

function columns(locale: Locale, t: ListingWords): Array<Column<CertificateView["evidence"][number]>> {
  return [
    {
      key: "requirement",
      head: t("certificate.requirement"),
      names: true,
      cell: (item) => (
        <span className="flex items-center gap-2">
          {item.verdict === "pass" ? (
            <Check aria-hidden className="size-4 text-ok" />
          ) : (
            <Minus aria-hidden className="size-4 text-ink-3" />
          )}
          {t(`certificate.requirements.${item.requirement}`)}
        </span>
      ),
    },
    {
      key: "shown",
      head: t("certificate.shown"),
      cell: (item) => (
        <span className="text-ink-2" dir="auto">
          {item.verdict === "waive" && <strong>{t("certificate.waived")}. </strong>}
          {item.shown}
        </span>
      ),
    },
    { key: "at", head: t("certificate.passed"), num: true, cell: (item) => <Day at={item.at} locale={locale} /> },
  ];
}

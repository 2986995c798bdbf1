import { ButtonLink } from "@/components/ui/button";
import { State } from "@/components/ui/state";
import type { RetiredListing } from "@/lib/catalog/types";
import type { Locale } from "@/lib/platform/messages/locales";
import { CatalogShell } from "./catalog-shell";
import { catalogWords } from "./words";

/** What stands at the address of a listing that was retired: that it is gone, and what to do now. */
export function RetiredPage({
  locale,
  path,
  marketplace,
  retired,
}: {
  readonly locale: Locale;
  readonly path: string;
  readonly marketplace: string;
  readonly retired: RetiredListing;
}) {
  const t = catalogWords(locale);
  return (
    <CatalogShell locale={locale} path={path} marketplace={marketplace}>
      <div className="narrow narrow--wide">
        <State
          kind="empty"
          level={1}
          title={t("gone.title", { name: retired.name })}
          actions={
            <>
              <ButtonLink
                variant="ink"
                href={`/${locale}/${retired.useCase ? `use-case/${retired.useCase}` : "search"}`}
              >
                {t("gone.similar")}
              </ButtonLink>
              <ButtonLink href={`/${locale}/workspace`}>{t("gone.installed")}</ButtonLink>
            </>
          }
        >
          <p>{t("gone.why")}</p>
          <p>{t("gone.next")}</p>
        </State>
      </div>
    </CatalogShell>
  );
}

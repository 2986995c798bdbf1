import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import type { Locale } from "@/lib/platform/messages/locales";
import { translatorOf } from "@/lib/platform/messages/translator";
import { ButtonLink } from "./button";

/** Cursor pages as links. A missing address hides its link; `note` says what is shown ("1 to 24 of 312"). */
export function Pagination({
  previousHref,
  nextHref,
  note,
  locale = "en",
}: {
  readonly previousHref?: string | undefined;
  readonly nextHref?: string | undefined;
  readonly note?: ReactNode;
  readonly locale?: Locale | undefined;
}) {
  const t = translatorOf(locale, "ui");
  if (previousHref === undefined && nextHref === undefined && note === undefined) return null;
  return (
    <nav className="pager" aria-label={t("pages")}>
      {note !== undefined && <span>{note}</span>}
      <span className="flex gap-2">
        {previousHref !== undefined && (
          <ButtonLink size="s" href={previousHref} rel="prev">
            <ChevronLeft className="flip" aria-hidden />
            {t("previous")}
          </ButtonLink>
        )}
        {nextHref !== undefined && (
          <ButtonLink size="s" href={nextHref} rel="next">
            {t("next")}
            <ChevronRight className="flip" aria-hidden />
          </ButtonLink>
        )}
      </span>
    </nav>
  );
}

import type { ReactNode } from "react";
import type { PublicContent } from "@/lib/listings/types";

/** A section of the listing page with its heading; `id` is its place in the page's own navigation. */
export function ListingSection({
  id,
  title,
  note,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="scroll-mt-6">
      <div className="mb-4 flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 id={`${id}-title`} className="t-2">
          {title}
        </h2>
        {note !== undefined && <p className="t-small text-ink-2">{note}</p>}
      </div>
      {children}
    </section>
  );
}

/** Attributes of text that the partner wrote: its language, and its own direction. */
export function partnerText(content: Pick<PublicContent, "lang">): { lang: string; dir: "auto" } {
  return { lang: content.lang, dir: "auto" };
}

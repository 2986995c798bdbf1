import { MARKS } from "@/lib/catalog/marks";
import type { CatalogWords } from "./words";

/** The published rules of "Chosen this month". Figures come from where the choice takes them, so they cannot differ. */
export function ChosenRules({ t }: { readonly t: CatalogWords }) {
  const figures = { ...MARKS, plain: MARKS.plainBp / 10_000 };
  return (
    <div className="grid max-w-[760px] gap-10 pb-16">
      <section className="grid gap-3">
        <h2 className="t-2">{t("chosen.marksTitle")}</h2>
        <ul className="grid list-disc gap-2 ps-6">
          {(["certified", "days", "workspaces", "pictures"] as const).map((key) => (
            <li key={key}>{t(`chosen.${key}`, figures)}</li>
          ))}
        </ul>
      </section>
      <section className="grid gap-3">
        <h2 className="t-2">{t("chosen.rulesTitle")}</h2>
        <ul className="grid list-disc gap-2 ps-6">
          {(["deepest", "bestRated", "newest"] as const).map((key) => (
            <li key={key}>{t(`chosen.${key}`)}</li>
          ))}
        </ul>
        <p className="text-ink-2">{t("chosen.once")}</p>
      </section>
    </div>
  );
}

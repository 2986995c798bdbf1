import { Search } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { CatalogWords } from "./words";

/** The search field itself; stands in a GET form. */
export function SearchField({ q = "", t }: { readonly q?: string | undefined; readonly t: CatalogWords }) {
  return (
    <search className="search">
      <Search aria-hidden className="size-4 flex-none" />
      <input
        type="search"
        name="q"
        aria-label={t("search.label")}
        placeholder={t("search.placeholder")}
        defaultValue={q}
        maxLength={120}
        autoComplete="off"
        enterKeyHint="search"
      />
      <Button type="submit" variant="ink">
        {t("search.submit")}
      </Button>
    </search>
  );
}

import { Languages } from "lucide-react";
import { Drop } from "@/components/ui/drop";
import { LOCALE_NAMES, LOCALES, type Locale, localizedPath } from "@/lib/platform/locales";

/** The same page in the other language. Plain links: each language is its own root layout, so the page loads anew. */
export function LocaleSwitch({
  path,
  locale,
  label,
}: {
  /** The page's address without query, e.g. `/en/use-case/sales`. */
  readonly path: string;
  readonly locale: Locale;
  readonly label: string;
}) {
  return (
    <Drop summary={<Languages aria-hidden />} label={label} look={{ variant: "quiet", icon: true }}>
      {LOCALES.map((other) => (
        <a
          key={other}
          className="menu__i"
          href={localizedPath(path, other)}
          lang={other}
          hrefLang={other}
          aria-current={other === locale ? "true" : undefined}
        >
          {LOCALE_NAMES[other]}
        </a>
      ))}
    </Drop>
  );
}

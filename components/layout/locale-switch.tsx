import { Languages } from "lucide-react";
import { Drop } from "@/components/ui/drop";
import type { Locale } from "@/lib/platform/messages/locales";
import { LocaleLinks } from "./locale-links";

/** The same page in the other language, behind an icon. */
export function LocaleSwitch({
  path,
  locale,
  label,
}: {
  /** The page's address, e.g. `/en/use-case/sales`; with its query where the page is made for each reader. */
  readonly path: string;
  readonly locale: Locale;
  readonly label: string;
}) {
  return (
    <Drop summary={<Languages aria-hidden />} label={label} look={{ variant: "quiet", icon: true }}>
      <LocaleLinks path={path} locale={locale} />
    </Drop>
  );
}

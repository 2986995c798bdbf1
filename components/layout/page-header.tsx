import type { ReactNode } from "react";
import { Breadcrumb, type Crumb } from "@/components/ui/breadcrumb";
import type { Locale } from "@/lib/platform/messages/locales";

/** Top of an app page: the way here, the title with its state, one sentence, and the page's actions. */
export function PageHeader({
  title,
  crumbs,
  tag,
  children,
  actions,
  locale = "en",
}: {
  readonly title: ReactNode;
  readonly crumbs?: readonly Crumb[] | undefined;
  /** State of the thing, beside its name. */
  readonly tag?: ReactNode;
  /** What this page is for, in a sentence. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly locale?: Locale | undefined;
}) {
  return (
    <div className="ph">
      <div className="grid min-w-0 gap-1">
        {crumbs !== undefined && <Breadcrumb items={crumbs} locale={locale} />}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="t-1">{title}</h1>
          {tag}
        </div>
        {children !== undefined && <p className="max-w-[72ch] text-ink-2">{children}</p>}
      </div>
      {actions !== undefined && <div className="ph__a">{actions}</div>}
    </div>
  );
}

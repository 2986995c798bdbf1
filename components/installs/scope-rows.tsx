import { Eye, Pencil, Radio } from "lucide-react";
import type { ReactNode } from "react";
import { eventWords, scopeWords } from "@/components/capabilities/words";
import { Switch } from "@/components/ui/switch";
import type { EventUse, ScopeUse } from "@/lib/listings/types";
import type { Locale } from "@/lib/platform/messages/locales";

/** Permissions in words, one row each: what it may do, why in the partner's words, what it never includes. */
export function ScopeRows({
  uses,
  granted,
  lang,
  locked,
  alwaysOn,
  optional,
  locale,
}: {
  readonly uses: readonly ScopeUse[];
  /** Which optional ones are on. */
  readonly granted: readonly string[];
  /** Language of the partner's reasons. */
  readonly lang: string;
  /** Shows them without switches: whoever looks may not change them. */
  readonly locked?: boolean | undefined;
  readonly alwaysOn: string;
  /** Said of an optional one that is only shown, where nobody has chosen yet. */
  readonly optional?: string | undefined;
  readonly locale: Locale;
}) {
  return (
    <div className="overflow-hidden rounded-md border border-line-2 bg-raised">
      {uses.map((use) => {
        const { sentence, limit } = scopeWords(use.scope, locale);
        const on = !use.optional || granted.includes(use.scope);
        return (
          <Row
            key={use.scope}
            icon={use.scope.endsWith(":write") ? <Pencil aria-hidden /> : <Eye aria-hidden />}
            lit={on}
            title={sentence}
            why={use.reason}
            lang={lang}
            limit={limit}
          >
            {use.optional && !locked ? (
              <Switch name="scopes[]" value={use.scope} defaultChecked={on} aria-label={sentence} />
            ) : (
              <span className="t-small text-ink-3">{use.optional ? optional : alwaysOn}</span>
            )}
          </Row>
        );
      })}
    </div>
  );
}

/** The events it hears, as one row. */
export function EventRow({
  events,
  title,
  locale,
}: {
  readonly events: readonly EventUse[];
  readonly title: string;
  readonly locale: Locale;
}) {
  if (events.length === 0) return null;
  return (
    <div className="overflow-hidden rounded-md border border-line-2 bg-raised">
      <Row
        icon={<Radio aria-hidden />}
        lit
        title={title}
        limit={events.map((use) => eventWords(use.type, locale)).join(" · ")}
      />
    </div>
  );
}

function Row({
  icon,
  lit,
  title,
  why,
  lang,
  limit,
  children,
}: {
  readonly icon: ReactNode;
  readonly lit: boolean;
  readonly title: string;
  readonly why?: string | undefined;
  readonly lang?: string | undefined;
  readonly limit: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className="scope">
      <span className={lit ? "scope__i lit" : "scope__i"}>{icon}</span>
      <div className="min-w-0">
        <h3 className="t-3">{title}</h3>
        {why !== undefined && why !== "" && (
          <p className="text-ink-2">
            <bdi lang={lang}>{why}</bdi>
          </p>
        )}
        <p className="t-small text-ink-3">{limit}</p>
      </div>
      {children}
    </div>
  );
}

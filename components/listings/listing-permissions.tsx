import { getTranslations } from "next-intl/server";
import { eventWords, resourceName, scopeWords } from "@/components/capabilities/words";
import { type Capability, CapabilityList } from "@/components/ui/capability-list";
import { Panel } from "@/components/ui/panel";
import { Patch } from "@/components/ui/patch";
import type { PublicContent, ScopeUse } from "@/lib/listings/types";
import type { Locale } from "@/lib/platform/messages/locales";
import { cablesOf, RESOURCES } from "./cables";
import { ListingSection } from "./section";

/** What it may read, change and receive: the cables, then the same in words, then what it never sees. */
export async function ListingPermissions({
  content,
  hostName,
  showNames = false,
  locale,
}: {
  readonly content: PublicContent;
  /** The platform's own product. */
  readonly hostName: string;
  /** Scope and event names too, for partners and reviewers. */
  readonly showNames?: boolean | undefined;
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "listing" });
  if (content.scopes.length + content.events.length === 0) {
    return (
      <ListingSection id="permissions" title={t("permissions.title")}>
        <p className="t-read max-w-[60ch]">{t("permissions.none")}</p>
      </ListingSection>
    );
  }
  const unseen = RESOURCES.filter((resource) => !content.scopes.some((use) => use.scope.startsWith(`${resource}:`)));
  const things = new Intl.ListFormat(locale, { type: "disjunction" }).format([
    t("permissions.cards"),
    t("permissions.passwords"),
    ...unseen.map((resource) => t("permissions.yours", { thing: resourceName(resource, locale).toLowerCase() })),
  ]);
  const toItem = (use: ScopeUse): Capability => ({
    name: use.scope,
    sentence: scopeWords(use.scope, locale).short,
    reason: use.reason === "" ? undefined : use.reason,
    optional: use.optional,
  });
  return (
    <ListingSection id="permissions" title={t("permissions.title")}>
      <Panel>
        <div className="px-5 pt-5 pb-4">
          <Cables content={content} hostName={hostName} locale={locale} />
        </div>
        <div className="border-t border-line">
          <CapabilityList
            reads={content.scopes.filter((use) => use.scope.endsWith(":read")).map(toItem)}
            changes={content.scopes.filter((use) => use.scope.endsWith(":write")).map(toItem)}
            receives={content.events.map((use) => ({
              name: use.type,
              sentence: eventWords(use.type, locale),
              reason: use.reason === "" ? undefined : use.reason,
            }))}
            showNames={showNames}
            locale={locale}
          />
        </div>
        <div className="panel__f grid gap-1">
          <p>{t("permissions.never", { things })}</p>
          <p className="text-ink-3">{t("permissions.lifecycle")}</p>
        </div>
      </Panel>
    </ListingSection>
  );
}

/** The ports and cables of one listing; on a card without title and legend. */
export function Cables({
  content,
  hostName,
  legend = true,
  locale,
}: {
  readonly content: Pick<PublicContent, "name" | "partnerThings" | "scopes" | "events">;
  readonly hostName: string;
  readonly legend?: boolean | undefined;
  readonly locale: Locale;
}) {
  const things = content.partnerThings.length > 0 ? content.partnerThings : [content.name];
  return (
    <Patch
      left={RESOURCES.map((resource) => ({ id: resource, name: resourceName(resource, locale) }))}
      right={things.map((name, index) => ({ id: String(index), name }))}
      cables={cablesOf(content, things.length).map((cable) => ({
        from: cable.resource,
        to: String(cable.thing),
        kind: cable.kind,
        dimmed: cable.dimmed,
      }))}
      leftTitle={hostName}
      rightTitle={content.name}
      legend={legend}
      locale={locale}
    />
  );
}

import { EVENT_SCOPES, SCOPES } from "@/lib/capabilities/constants";
import type { ScopeInfo } from "@/lib/capabilities/types";
import type { PublicContent } from "@/lib/listings/types";

type Resource = ScopeInfo["resource"];

/** Everything an installation can be connected to, in the order of the picture's ports. */
export const RESOURCES: readonly Resource[] = ["orders", "customers", "payments", "subscriptions"];

/** A cable from a resource to one of the partner's things, by index; `dimmed` while nothing required uses it. */
export type ResourceCable = { resource: Resource; thing: number; kind: "reads" | "writes" | "events"; dimmed: boolean };

function resourceOf(scope: string): Resource | undefined {
  return SCOPES.find((info) => info.scope === scope)?.resource;
}

/**
 * The picture of what flows: one cable a resource that is read or changed, one dotted a resource whose events arrive. Which of the
 * partner's things a resource reaches is not known, so they are joined in their order, the last thing taking what is left over.
 */
export function cablesOf(content: Pick<PublicContent, "scopes" | "events">, things: number): ResourceCable[] {
  const cables: ResourceCable[] = [];
  const lit = RESOURCES.filter(
    (resource) =>
      content.scopes.some((use) => resourceOf(use.scope) === resource) ||
      content.events.some((use) => resourceOf(EVENT_SCOPES[use.type] ?? "") === resource),
  );
  for (const [index, resource] of lit.entries()) {
    const thing = Math.min(index, Math.max(0, things - 1));
    const uses = content.scopes.filter((use) => resourceOf(use.scope) === resource);
    if (uses.length > 0) {
      const writes = uses.some((use) => use.scope.endsWith(":write"));
      cables.push({ resource, thing, kind: writes ? "writes" : "reads", dimmed: uses.every((use) => use.optional) });
    }
    if (content.events.some((use) => resourceOf(EVENT_SCOPES[use.type] ?? "") === resource)) {
      const other = things > 1 ? (thing + 1) % things : thing;
      cables.push({ resource, thing: other, kind: "events", dimmed: false });
    }
  }
  return cables;
}

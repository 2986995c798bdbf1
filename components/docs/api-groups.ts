import { ruleOf } from "@/lib/accounts/policy";
import { type ApiDocumentOperation, OPERATIONS } from "@/lib/authorization/operations/openapi";
import { env } from "@/lib/platform/env";

/** Operations of one tag, with the address of their page. */
export type ApiGroup = { slug: string; tag: string; operations: ApiDocumentOperation[] };

/** What partners look for first; whatever is not named follows. */
const ORDER = ["Orders", "Customers", "Payments", "Subscriptions", "Installation", "Platform"];

/** 0 for calls that an app's token may make, 1 for those of a platform key alone: a reader of a group meets their own first. */
function reach(operation: ApiDocumentOperation): number {
  const rule = ruleOf(operation.policy);
  return rule.app || rule.public ? 0 : 1;
}

/** What this server answers, by tag, what partners need first; without the demo host its records are left out. */
export function apiGroups(): ApiGroup[] {
  const shown = OPERATIONS.filter(({ demoHost }) => !demoHost || env().demoHost);
  const tags = new Set(
    [...ORDER, ...shown.map(({ tag }) => tag)].filter((tag) => shown.some((one) => one.tag === tag)),
  );
  return [...tags].map((tag) => ({
    tag,
    slug: tag.toLowerCase(),
    operations: shown.filter((operation) => operation.tag === tag).sort((left, right) => reach(left) - reach(right)),
  }));
}

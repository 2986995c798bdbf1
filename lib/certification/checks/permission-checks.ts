import { EVENT_SCOPES, SCOPES } from "@/lib/capabilities/constants";
import type { VersionContent } from "@/lib/listings/schema";
import type { MachineRuleId } from "../rubric";
import { fail, pass } from "./outcome";
import type { Check } from "./types";

type Id = Extract<MachineRuleId, "DOC-04" | "SEC-03" | "SEC-04" | "SEC-05">;

const REASON_FROM = 12;
const CHANGES_FROM_DEPTH = 4;

/** What the listing says in its own words, the reasons of its permissions apart. */
function prose(content: VersionContent): string {
  const parts = [
    content.promise,
    content.description,
    ...content.features.flatMap((feature) => [feature.title, feature.text]),
    ...content.setupSteps.flatMap((step) => [step.title, step.text]),
  ];
  return parts.join("\n").toLowerCase();
}

/** The word people use for a resource, without its plural; Hebrew and other texts are judged by a person. */
function isMentioned(resource: string, text: string): boolean {
  return text.includes(resource.replace(/s$/, ""));
}

/** Checks of what a listing asks for against what it says. */
export const PERMISSION_CHECKS: Readonly<Record<Id, Check>> = {
  "DOC-04": {
    judge: ({ content }) => {
      const uses = [
        ...content.scopes.map((use) => ({ name: use.scope, reason: use.reason })),
        ...content.events.map((use) => ({ name: use.type, reason: use.reason })),
      ];
      const bare = uses.filter((use) => use.reason.length < REASON_FROM);
      if (bare.length > 0) return fail(`No real reason for ${bare.map((use) => use.name).join(", ")}.`);
      const reasons = uses.map((use) => use.reason.toLowerCase());
      const copied = uses.filter((use, index) => reasons.indexOf(use.reason.toLowerCase()) !== index);
      if (copied.length > 0) return fail(`The same reason again for ${copied.map((use) => use.name).join(", ")}.`);
      return pass(uses.length === 0 ? "It asks for nothing." : `${uses.length} of ${uses.length} explained.`);
    },
  },
  "SEC-03": {
    judge: ({ content }) => {
      const writes = content.scopes.filter(
        (use) => SCOPES.find((info) => info.scope === use.scope)?.access === "write",
      );
      if (writes.length === 0 || content.depth >= CHANGES_FROM_DEPTH)
        return pass(writes.length === 0 ? "It changes nothing." : `Changes at depth ${content.depth}.`);
      return fail(`Asks for ${writes.map((use) => use.scope).join(", ")} at depth ${content.depth}.`);
    },
  },
  "SEC-04": {
    judge: ({ content }) => {
      const asked = new Set<string>(content.scopes.map((use) => use.scope));
      const deaf = content.events.flatMap((use) => {
        const scope = EVENT_SCOPES[use.type];
        return scope && !asked.has(scope) ? [`${use.type} needs ${scope}`] : [];
      });
      return deaf.length === 0 ? pass("Every event has its permission.") : fail(`${deaf.join("; ")}.`);
    },
  },
  "SEC-05": {
    judge: ({ content }) => {
      if (content.lang !== "en")
        return {
          result: "not_judged",
          message: "Only English text is read by this check. A reviewer will look.",
          evidence: [],
        };
      const text = prose(content);
      const silent = content.scopes.filter((use) => !isMentioned(use.scope.split(":")[0] ?? use.scope, text));
      return silent.length === 0
        ? pass("The text speaks of everything it asks for.")
        : fail(`The text never speaks of ${silent.map((use) => use.scope).join(", ")}.`);
    },
  },
};

import type { RuleId } from "./rubric";
import type { DecisionKind } from "./types";

/** A standard text for the partner, with the rules it cites. `retired` ones stay readable but are no longer offered. */
export type CannedReason = {
  id: string;
  kinds: readonly DecisionKind[];
  label: string;
  text: string;
  ruleIds: readonly RuleId[];
  retired?: true;
};

const SEND_BACK: readonly DecisionKind[] = ["request_changes"];
const EITHER: readonly DecisionKind[] = ["request_changes", "reject"];

/** What reviewers say often. Ids are stable: decisions of the past may name them. */
export const CANNED_REASONS: readonly CannedReason[] = [
  {
    id: "demo-differs",
    kinds: SEND_BACK,
    label: "Demo and text differ",
    text: "The demo does not do what the listing says. Please make them agree, whichever of the two is right.",
    ruleIds: ["WRK-09"],
  },
  {
    id: "demo-stuck",
    kinds: SEND_BACK,
    label: "Install gets stuck",
    text: "We could not get from Install to a working connection. Please try the whole way in your sandbox workspace and send again.",
    ruleIds: ["WRK-09"],
  },
  {
    id: "forged-accepted",
    kinds: SEND_BACK,
    label: "Accepts forged events",
    text: "Your endpoint took an event whose signature was wrong. Verify the signature over the raw body before you do anything else.",
    ruleIds: ["SEC-09"],
  },
  {
    id: "too-much-access",
    kinds: SEND_BACK,
    label: "Asks for too much",
    text: "It asks for more than it uses. Please leave out the permissions that nothing in the demo needed, or tell us what they are for.",
    ruleIds: ["DOC-04", "SEC-05"],
  },
  {
    id: "data-unclear",
    kinds: SEND_BACK,
    label: "Unclear what happens to data",
    text: "Please say where customer data is kept, who else sees it and when it is deleted, in the listing and on your privacy page.",
    ruleIds: ["SEC-07", "SEC-10"],
  },
  {
    id: "works-after-removal",
    kinds: SEND_BACK,
    label: "Keeps working after removal",
    text: "After we removed it, it still used its access. Stop all work for a workspace when app.uninstalled arrives.",
    ruleIds: ["OAU-04"],
  },
  {
    id: "steps-missing",
    kinds: SEND_BACK,
    label: "Steps do not lead there",
    text: "Following the setup steps alone, we did not arrive. Please let someone new follow them and repair where they stop.",
    ruleIds: ["DOC-07"],
  },
  {
    id: "no-answer",
    kinds: EITHER,
    label: "Support did not answer",
    text: "Our test message to your support address was not answered within two working days.",
    ruleIds: ["SUP-04"],
  },
  {
    id: "not-yours",
    kinds: ["reject"],
    label: "Not theirs to publish",
    text: "The listing uses a product or brand that you have not shown to be yours, or to have leave for.",
    ruleIds: ["WRK-07"],
  },
  {
    id: "misuse",
    kinds: ["reject"],
    label: "Uses data for something else",
    text: "It uses customer data for something customers would not expect from the listing. We do not publish that.",
    ruleIds: ["SEC-10"],
  },
];

/** The reasons offered for a decision. */
export function cannedFor(kind: DecisionKind): CannedReason[] {
  return CANNED_REASONS.filter((reason) => !reason.retired && reason.kinds.includes(kind));
}

/** What the partner reads and which rules are cited, from the chosen texts and the reviewer's own words. */
export function composeReason(input: { canned: readonly string[]; rules: readonly string[]; reason: string }): {
  reason: string;
  ruleIds: string[];
} {
  const chosen = CANNED_REASONS.filter((reason) => input.canned.includes(reason.id));
  const texts = [...chosen.map((reason) => reason.text), input.reason.trim()].filter((text) => text !== "");
  return {
    reason: texts.join("\n\n"),
    ruleIds: [...new Set([...input.rules, ...chosen.flatMap((reason) => reason.ruleIds)])].sort(),
  };
}

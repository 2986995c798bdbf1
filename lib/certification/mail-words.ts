import type { MailInput } from "@/lib/platform/outbox/mail-input";
import { nameInMail } from "@/lib/platform/text/name-disguise";
import { judgedTitle } from "./judged";
import type { DecisionKind, JudgedView } from "./types";

/** What every mail about a submission names. */
export type MailFacts = { name: string; number: string; url: string };
type Words = Omit<MailInput, "to">;

const DECIDED: Readonly<Record<DecisionKind, { subject: string; first: string; next: string; button: string }>> = {
  approve: {
    subject: "is certified",
    first: "was approved. Its certificate is valid for a year from the day it was issued.",
    next: "Publish it when you like; the catalog shows it at once.",
    button: "Publish it",
  },
  request_changes: {
    subject: "needs changes",
    first: "was looked at, and a few things need to change first.",
    next: "Edit the version, check it, and send it again. Answer the reviewer in the conversation if something is unclear.",
    button: "See what to change",
  },
  reject: {
    subject: "was rejected",
    first: "was rejected. This version cannot be sent again.",
    next: "You can start a new version, and ask the reviewer in the conversation.",
    button: "Read why",
  },
};

/** The mail to the partner about a decision, with the reviewer's words, the verdicts that were no pass, and the rules it cites. */
export function decisionMail(
  kind: DecisionKind,
  facts: MailFacts,
  decision: { reviewerName: string; ruleIds: readonly string[]; reason: string; judged: readonly JudgedView[] },
): Words {
  const words = DECIDED[kind];
  const rules = decision.ruleIds.length === 0 ? [] : [`Rules: ${decision.ruleIds.join(", ")}.`];
  const said = decision.reason === "" ? [] : [`${decision.reviewerName} writes:`, ...decision.reason.split("\n\n")];
  const judged = decision.judged.map((one) =>
    one.note === "" ? `${judgedTitle(one)}.` : `${judgedTitle(one)}: ${one.note}`,
  );
  return {
    kind: `certification.${kind}`,
    locale: "en",
    subject: `${nameInMail(facts.name)} ${facts.number} ${words.subject}`,
    paragraphs: [`${facts.name} ${facts.number} ${words.first}`, ...said, ...judged, ...rules, words.next],
    action: { label: words.button, url: facts.url },
  };
}

/** The mail that somebody of the other side wrote. */
export function messageMail(facts: MailFacts, message: { author: string; body: string }): Words {
  return {
    kind: "certification.message",
    locale: "en",
    subject: `${nameInMail(message.author)} wrote about ${nameInMail(facts.name)} ${facts.number}`,
    paragraphs: [`${message.author} writes:`, ...message.body.split("\n\n")],
    action: { label: "Answer", url: facts.url },
  };
}

/** The mail to a reviewer whose submission was taken back. */
export function withdrawnMail(facts: MailFacts, partner: string): Words {
  return {
    kind: "certification.withdrawn",
    locale: "en",
    subject: `${nameInMail(facts.name)} ${facts.number} was withdrawn`,
    paragraphs: [
      `${partner} withdrew ${facts.name} ${facts.number} while you had it. Your verdicts so far stay on record.`,
    ],
    action: { label: "Open it", url: facts.url },
  };
}

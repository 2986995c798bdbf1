import { mailText } from "@/lib/platform/mail/mail-text";
import { say } from "@/lib/platform/messages/said";
import { speakEnglish } from "@/lib/platform/messages/speak";
import type { MailInput } from "@/lib/platform/outbox/mail-input";
import { judgedTitle } from "./judged";
import type { DecisionKind, JudgedView } from "./types";

/** What every mail about a submission names. */
export type MailFacts = { name: string; number: string; url: string };
type Words = Omit<MailInput, "to">;

/** The mail to the partner about a decision, with the reviewer's words, the verdicts that were no pass, and the rules it cites. */
export function decisionMail(
  kind: DecisionKind,
  facts: MailFacts,
  decision: { reviewerName: string; ruleIds: readonly string[]; reason: string; judged: readonly JudgedView[] },
): Words {
  const { name, number, url } = facts;
  const { paragraphs, ...words } = mailText("en", `portalMail.${kind}`, { name, number }, url);
  const [first = "", ...next] = paragraphs;
  const rules =
    decision.ruleIds.length === 0
      ? []
      : [speakEnglish(say("portal.mailRules", { rules: decision.ruleIds.join(", ") }))];
  const said =
    decision.reason === ""
      ? []
      : [speakEnglish(say("portal.mailWrites", { name: decision.reviewerName })), ...decision.reason.split("\n\n")];
  const judged = decision.judged.map((one) =>
    one.note === "" ? `${judgedTitle(one)}.` : `${judgedTitle(one)}: ${one.note}`,
  );
  return {
    ...words,
    kind: `certification.${kind}`,
    locale: "en",
    paragraphs: [first, ...said, ...judged, ...rules, ...next],
  };
}

/** The mail that somebody of the other side wrote. */
export function messageMail({ url, ...facts }: MailFacts, message: { author: string; body: string }): Words {
  const { paragraphs, ...words } = mailText("en", "portalMail.message", { ...facts, author: message.author }, url);
  return {
    ...words,
    kind: "certification.message",
    locale: "en",
    paragraphs: [...paragraphs, ...message.body.split("\n\n")],
  };
}

/** The mail to a reviewer whose submission was taken back. */
export function withdrawnMail({ url, ...facts }: MailFacts, partner: string): Words {
  return {
    ...mailText("en", "portalMail.withdrawn", { ...facts, partner }, url),
    kind: "certification.withdrawn",
    locale: "en",
  };
}

import { REQUIREMENTS } from "@/lib/listings/types";
import { REQUIREMENT_INFO } from "./constants";
import { RUBRIC, RUBRIC_VERSION } from "./rubric";
import type { Rule } from "./types";

function ruleText(rule: Rule): string {
  const severity = rule.severity === "blocking" ? "Must be right" : "Advice";
  const judge = rule.by === "machine" ? "checked by a machine" : "judged by a reviewer";
  return [
    `### ${rule.id}: ${rule.title}`,
    "",
    `${severity}, ${judge}.`,
    "",
    `- What is looked at: ${rule.checks}`,
    `- Why: ${rule.why}`,
    `- How to fix it: ${rule.fix}`,
  ].join("\n");
}

/** The rubric as Markdown: `docs/rubric.md` is this text, and a test keeps it so. */
export function rubricMarkdown(): string {
  const intro = [
    "# The rubric",
    "",
    `Version ${RUBRIC_VERSION}. A version of an integration is certified when a reviewer gave each of the seven requirements a pass`,
    "or waived it with a reason. What a machine can check is checked before it is handed in, as often as you like, and a rule that no",
    "machine could judge says so instead of passing. A finding that must be right stops handing in; advice does not. Rule ids never",
    "change their meaning.",
  ].join("\n");
  const parts = REQUIREMENTS.map((requirement) => {
    const { name, question } = REQUIREMENT_INFO[requirement];
    const rules = RUBRIC.filter((rule) => rule.requirement === requirement).map(ruleText);
    return [`## ${name}`, question, ...rules].join("\n\n");
  });
  return `${[intro, ...parts].join("\n\n")}\n`;
}

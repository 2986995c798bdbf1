import type { z } from "zod";
import words from "@/messages/en/fields.json";

type Limits = { readonly origin: string; readonly minimum?: number | bigint; readonly maximum?: number | bigint };

function atLeast({ origin, minimum = 0 }: Limits): string {
  if (origin === "number" || origin === "int" || origin === "bigint") return `At least ${minimum}.`;
  if (origin === "string") return Number(minimum) <= 1 ? words.textMissing : `At least ${minimum} characters.`;
  return Number(minimum) <= 1 ? words.choose : `Choose at least ${minimum}.`;
}

function atMost({ origin, maximum = 0 }: Limits): string {
  return origin === "string" ? `At most ${maximum} characters.` : `At most ${maximum}.`;
}

/**
 * What a person reads of a value that its schema has no sentence of its own for. Given to `safeParse` at every door of people; programs
 * read the library's words, which name types.
 */
export function issueWords(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined) return words.notGiven;
      if (issue.expected === "int") return words.wholeNumber;
      return issue.expected === "number" ? words.number : words.wrongForm;
    case "too_small":
      return atLeast(issue);
    case "too_big":
      return atMost(issue);
    case "invalid_value":
      return words.choose;
    case "unrecognized_keys":
      return `Not known here: ${issue.keys.join(", ")}.`;
    default:
      return words.wrongForm;
  }
}

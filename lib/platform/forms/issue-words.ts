import type { z } from "zod";
import { type Said, say } from "../messages/said";

type Limits = { readonly origin: string; readonly minimum?: number | bigint; readonly maximum?: number | bigint };

function atLeast({ origin, minimum = 0 }: Limits): Said {
  const least = Number(minimum);
  if (origin === "number" || origin === "int" || origin === "bigint") return say("fields.atLeast", { least });
  if (origin === "string") return least <= 1 ? say("fields.textMissing") : say("fields.atLeastCharacters", { least });
  return least <= 1 ? say("fields.choose") : say("fields.chooseAtLeast", { least });
}

function atMost({ origin, maximum = 0 }: Limits): Said {
  return say(origin === "string" ? "fields.atMostCharacters" : "fields.atMost", { most: Number(maximum) });
}

/**
 * What a person reads of a value that its schema has no sentence of its own for. Given to `safeParse` at every door of people; programs
 * read the library's words, which name types.
 */
export function issueWords(issue: z.core.$ZodRawIssue): Said {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined) return say("fields.notGiven");
      if (issue.expected === "int") return say("fields.wholeNumber");
      return issue.expected === "number" ? say("fields.number") : say("fields.wrongForm");
    case "too_small":
      return atLeast(issue);
    case "too_big":
      return atMost(issue);
    case "invalid_value":
      return say("fields.choose");
    case "unrecognized_keys":
      return say("fields.notKnown", { names: issue.keys.join(", ") });
    default:
      return say("fields.wrongForm");
  }
}

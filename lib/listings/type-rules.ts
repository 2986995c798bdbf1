import { type Said, say } from "@/lib/platform/messages/said";
import type { VersionContent } from "./schema";
import type { ListingType } from "./types";

/** A field that the listing's type asks for and that is empty. */
export type TypeProblem = { field: keyof VersionContent; sentence: Said };

/** Types a partner may choose. Native and embedded belong to the built-in partner, and only they. */
export function typesFor(isHouse: boolean): readonly ListingType[] {
  return isHouse ? ["native", "embedded"] : ["partner", "community"];
}

/** What a listing of this type must say beyond the others. */
export function typeProblems(
  type: ListingType,
  content: Pick<VersionContent, "repositoryUrl" | "licence" | "maintainer" | "whiteLabelName">,
): TypeProblem[] {
  const problems: TypeProblem[] = [];
  if (type === "community") {
    if (content.repositoryUrl === "") problems.push({ field: "repositoryUrl", sentence: say("portal.sourceMissing") });
    if (content.licence === "") problems.push({ field: "licence", sentence: say("portal.licenceMissing") });
    if (content.maintainer === "") problems.push({ field: "maintainer", sentence: say("portal.maintainerMissing") });
  }
  if (type === "embedded" && content.whiteLabelName === "") {
    problems.push({ field: "whiteLabelName", sentence: say("portal.shownNameMissing") });
  }
  return problems;
}

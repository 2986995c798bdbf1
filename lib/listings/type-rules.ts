import type { VersionContent } from "./schema";
import type { ListingType } from "./types";

/** A field that the listing's type asks for and that is empty. */
export type TypeProblem = { field: keyof VersionContent; sentence: string };

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
    if (content.repositoryUrl === "") problems.push({ field: "repositoryUrl", sentence: "Say where the source is." });
    if (content.licence === "") problems.push({ field: "licence", sentence: "Name the licence." });
    if (content.maintainer === "")
      problems.push({ field: "maintainer", sentence: "Name the person who maintains it." });
  }
  if (type === "embedded" && content.whiteLabelName === "") {
    problems.push({ field: "whiteLabelName", sentence: "Give the name that workspaces see until they set their own." });
  }
  return problems;
}

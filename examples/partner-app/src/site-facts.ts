import { type JsonRecord, textAt, textsAt } from "./json.ts";
/** The facts of a listing that its partner's own pages tell. */
export type ListingSite = {
  readonly name: string;
  readonly company: string;
  readonly promise: string;
  readonly about: string;
  readonly features: readonly string[];
  readonly steps: readonly string[];
  /** What it reads or writes, each with why; empty when it reaches nothing. */
  readonly reasons: readonly string[];
  readonly email: string;
  readonly location: string;
  readonly retention: string;
};

/** The facts as the state file has them; what is missing is blank. */
export function readListingSite(saved: JsonRecord): ListingSite {
  const text = (key: string) => textAt(saved, key) ?? "";
  return {
    name: text("name"),
    company: text("company"),
    promise: text("promise"),
    about: text("about"),
    features: textsAt(saved, "features"),
    steps: textsAt(saved, "steps"),
    reasons: textsAt(saved, "reasons"),
    email: text("email"),
    location: text("location"),
    retention: text("retention"),
  };
}

import type { VersionContent } from "../schema";
import type { ListingState, ListingType, VersionState } from "../types";
import { completenessOf, countComplete } from "./completeness";
import { SECTION_KEYS } from "./sections";

/** What the partner does next with a listing: a sentence, and where. `page` is under the listing's own address. */
export type NextStep = {
  sentence: string;
  /** Null when there is nothing to do but wait or nothing at all. */
  action: { label: string; page: "" | "/edit" | "/submission" } | null;
  /** Whose turn it is. */
  turn: "partner" | "platform" | "nobody";
};

type Facts = {
  type: ListingType;
  state: ListingState;
  versions: ReadonlyArray<{ number: string; state: VersionState; content: VersionContent }>;
};

/** The one next step of a listing, from its newest version in work, else from what is public. */
export function nextStepOf({ type, state, versions }: Facts): NextStep {
  if (state === "retired")
    return { sentence: "It was removed. Its name stays reserved.", action: null, turn: "nobody" };
  const newest = versions[0];
  switch (newest?.state) {
    case "draft": {
      const open = SECTION_KEYS.length - countComplete(completenessOf(type, newest.content));
      if (open === 0) {
        const sentence = `Version ${newest.number} has every section. Run the checks and hand it in.`;
        return { sentence, action: { label: "Check and hand in", page: "/submission" }, turn: "partner" };
      }
      const sections = open === 1 ? "One section is" : `${open} sections are`;
      return {
        sentence: `${sections} still to be written in version ${newest.number}.`,
        action: { label: "Go on writing", page: "/edit" },
        turn: "partner",
      };
    }
    case "submitted":
      return {
        sentence: `Version ${newest.number} waits for a reviewer.`,
        action: { label: "See where it stands", page: "/submission" },
        turn: "platform",
      };
    case "in_review":
      return {
        sentence: `A reviewer is looking at version ${newest.number}.`,
        action: { label: "See where it stands", page: "/submission" },
        turn: "platform",
      };
    case "changes_requested":
      return {
        sentence: `The reviewer asks for changes to version ${newest.number}.`,
        action: { label: "See what to change", page: "/submission" },
        turn: "partner",
      };
    case "approved":
      return {
        sentence: `Version ${newest.number} is approved. Publish it when you are ready.`,
        action: { label: "Publish", page: "" },
        turn: "partner",
      };
    case "rejected":
      return {
        sentence: `Version ${newest.number} was rejected. Start a new one when you have read why.`,
        action: { label: "Read why", page: "/submission" },
        turn: "partner",
      };
    case "published":
      return {
        sentence: `Version ${newest.number} is public. Start the next one when something changes.`,
        action: null,
        turn: "nobody",
      };
    case "superseded":
    case undefined:
      return { sentence: "Nothing is public. Start a version.", action: null, turn: "partner" };
  }
}

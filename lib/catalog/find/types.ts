/** What a found thing is, for its words and its picture. */
export type FoundKind =
  | "integration"
  | "page"
  | "workspace"
  | "installation"
  | "partner"
  | "listing"
  | "submission"
  | "person";

/** One thing that the menu of Ctrl-K leads to. `note` says where it belongs. */
export type FoundThing = { kind: FoundKind; href: string; label: string; note: string };

/** What a text finds: integrations, pages of the documentation, and things of the person's own. */
export type Found = { integrations: FoundThing[]; pages: FoundThing[]; own: FoundThing[] };

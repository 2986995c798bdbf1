/** What the editor hears after a save. Not saved means that somebody else saved this section; `base` is then theirs. */
export type SectionSaved = {
  saved: boolean;
  base: string;
  /** The person's text, to fill a form without JavaScript again. */
  values: Record<string, string>;
};

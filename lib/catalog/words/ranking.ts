/**
 * What a word counts for by where it stands, the name counting 1. The page about ranking says these, and the statement that ranks
 * uses them (weights of a tsvector, A to D).
 */
export const PLACES = {
  /** A: the name. */
  name: 1,
  /** B: the tagline, the partner's name, use cases and kinds of tool. */
  tagline: 0.6,
  /** C: what it can do, for whom, what it shows, titles of features. */
  uses: 0.35,
  /** D: description, texts of features, steps, requirements. */
  other: 0.2,
} as const;

/** What a way of meeting a word counts for, the word itself counting 1. */
export const WAYS = {
  /** The word as it was written, or by its stem. */
  word: 1,
  /** A Hebrew word without the letters in front of it. */
  bare: 0.85,
  /** The beginning of a longer word, for the last word. */
  beginning: 0.7,
  /** Words that stand apart instead of together. */
  apart: 0.75,
  /** A synonym. */
  synonym: 0.8,
  /** What a brand does, when the brand itself is not there. */
  brand: 0.8,
  /** What a brand does, when the brand is there. */
  brandThere: 0.2,
} as const;

/** A weak word ("connect", "software") beside one that decides. */
export const WEAK = 0.15;

/** A word that stands in more than this share of all listings is asked of none: it tells them apart no more. */
export const ORDINARY = 0.5;

/** Most added for how many workspaces use it, as a share of the words' score; half of it at `POPULAR` workspaces. */
export const POPULARITY = 0.7;
export const POPULAR = 25;

/** Added for a certificate, as a share of the words' score. */
export const CERTIFIED = 0.05;

/** Added when the name begins with what was written, or is it. */
export const NAME_BEGINS = 0.5;

/** What scores less than this share of the best is left out. */
export const LEAST_SHARE = 0.1;

/** Most listings that are ranked: of more, the most installed, and those with the words in their name. */
export const RANKED = 400;

/** Of more hits than this nobody needs to know how many more before they are counted; they are read from the most installed on. */
export const MANY = 5_000;

/** Counts of more hits than this are kept for some seconds, because counting takes long and one more or less is not missed. */
export const KEPT_FROM = 1_000;

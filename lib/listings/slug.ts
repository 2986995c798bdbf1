import { LISTING_LIMITS, RESERVED_SLUGS } from "./constants";

/**
 * The address part of a name: ASCII letters and digits with single dashes, at most 40 characters. Letters of other alphabets are
 * dropped, so a wholly Hebrew name gives "" and the caller must ask for another.
 */
export function slugOf(name: string): string {
  return name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/['’]/g, "")
    .replaceAll("&", " and ")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 40)
    .replace(/-+$/, "");
}

/** Why a name cannot become a listing's name, as a sentence; null when it can. Whether it is taken, only the database knows. */
export function nameProblem(name: string): string | null {
  const trimmed = name.trim();
  if (trimmed === "") return "Enter a name.";
  if (trimmed.length > LISTING_LIMITS.name) return `At most ${LISTING_LIMITS.name} characters.`;
  const slug = slugOf(trimmed);
  if (slug.length < 2) return "Use at least two Latin letters or digits: the web address is made of them.";
  if (RESERVED_SLUGS.has(slug)) return "This name is reserved. Choose another.";
  return null;
}

import { slugText } from "@/lib/platform/text/slug";
import { LISTING_LIMITS, RESERVED_SLUGS } from "./constants";

const MOST = 40;

/** The address part of a listing's name; "" for a wholly Hebrew one, and the caller must ask for another. */
export function slugOf(name: string): string {
  return slugText(name, MOST);
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

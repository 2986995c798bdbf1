import { type Said, say } from "@/lib/platform/messages/said";
import { slugText } from "@/lib/platform/text/slug";
import { LISTING_LIMITS, RESERVED_SLUGS } from "./constants";

const MOST = 40;

/** The address part of a listing's name; "" for a wholly Hebrew one, and the caller must ask for another. */
export function slugOf(name: string): string {
  return slugText(name, MOST);
}

/** Why a name cannot become a listing's name, as a sentence; null when it can. Whether it is taken, only the database knows. */
export function nameProblem(name: string): Said | null {
  const trimmed = name.trim();
  if (trimmed === "") return say("portal.nameMissing");
  if (trimmed.length > LISTING_LIMITS.name) return say("fields.atMostCharacters", { most: LISTING_LIMITS.name });
  const slug = slugOf(trimmed);
  if (slug.length < 2) return say("portal.nameLatin");
  if (RESERVED_SLUGS.has(slug)) return say("portal.nameReserved");
  return null;
}

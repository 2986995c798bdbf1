import { slugText } from "@/lib/platform/text/slug";

const MOST = 40;
/** Words that are, or may become, addresses of ours. */
const RESERVED = new Set([
  "register",
  "docs",
  "new",
  "admin",
  "partner",
  "partners",
  "api",
  "en",
  "he",
  "patchbay",
  "example",
]);

/** An address part of a company's name: ASCII letters, digits and single dashes, 2 to 40 characters; "company" when nothing is left. */
export function slugOf(name: string): string {
  const plain = slugText(name, MOST);
  const base = plain.length < 2 ? "company" : plain;
  return RESERVED.has(base) ? `${base}-1` : base;
}

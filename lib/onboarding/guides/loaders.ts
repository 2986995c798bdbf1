import { readFileSync } from "node:fs";
import path from "node:path";
import { env } from "@/lib/platform/env";
import { counted } from "@/lib/platform/text/counted";
import { DAY, HOUR, MINUTE } from "@/lib/platform/time";
import { MAX_ATTEMPTS, RETRY_DELAYS } from "@/lib/webhooks/constants";
import type { GuideSlug } from "./constants";

const FOLDER = path.join(process.cwd(), "docs/guides");

function inWords(seconds: number): string {
  if (seconds >= 2 * DAY) return counted(Math.round(seconds / DAY), "day");
  if (seconds >= HOUR) return `${Math.round(seconds / HOUR)} h`;
  return seconds >= MINUTE ? `${Math.round(seconds / MINUTE)} min` : `${seconds} s`;
}

/** What the texts leave open: `{{name}}`. */
function openValue(name: string): string | undefined {
  if (name === "origin") return env().origin;
  if (name === "attempts") return String(MAX_ATTEMPTS);
  if (name === "delays") return RETRY_DELAYS.map(inWords).join(", ");
  return undefined;
}

/**
 * A guide's Markdown with its values and code samples put in. Read when the page is made: the samples are real files that are type
 * checked and run by the tests.
 */
export function loadGuide(slug: GuideSlug): string {
  const text = readFileSync(path.join(FOLDER, `${slug}.md`), "utf8");
  return text.replaceAll(/\{\{(sample:)?([\w.-]+)\}\}/g, (whole, isSample: string | undefined, name: string) => {
    if (isSample) return `\`\`\`ts\n${readFileSync(path.join(FOLDER, "samples", name), "utf8").trimEnd()}\n\`\`\``;
    const value = openValue(name);
    if (value === undefined) throw new Error(`The guide ${slug} asks for ${whole}, which nobody knows.`);
    return value;
  });
}

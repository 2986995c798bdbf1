import { z } from "zod";
import { type Said, say } from "@/lib/platform/messages/said";
import { holdsAddress, soundsLikeUs } from "./name-disguise";

/** What shows nothing or turns the direction of what stands around it: controls, formats, fillers, joiners, selectors. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;
/** Joiners have a meaning between letters of scripts that join, and inside an emoji; selectors after a sign. */
const JOINS = /^[\u200c\u200d]$/;
const JOINED = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|\p{M}|(?!\p{Script=Latin})\p{L}/u;

/** A name as everybody sees it: without what cannot be seen, one space between words. */
export function readableName(text: string): string {
  return text
    .replaceAll(/\s+/g, " ")
    .replaceAll(UNSEEN, (char, at: number, whole: string) => {
      const before = [...whole.slice(0, at)].at(-1) ?? "";
      const after = String.fromCodePoint(whole.codePointAt(at + char.length) ?? 0);
      if (char === "\ufe0f") return /\p{Emoji}/u.test(before) ? char : "";
      return JOINS.test(char) && JOINED.test(before) && JOINED.test(after) ? char : "";
    })
    .replaceAll(/ +/g, " ")
    .trim();
}

/** The name of a person, company or workspace: at least one letter or digit that can be seen. */
export function nameSchema(missing: Said, { min = 1, max, long }: { min?: number; max: number; long: Said }) {
  return z
    .string({ error: missing })
    .transform(readableName)
    .pipe(
      z
        .string()
        .min(min, { error: missing, abort: true })
        .max(max, long)
        .refine((name) => /[\p{L}\p{N}]/u.test(name), say("fields.nameLetters")),
    );
}

/**
 * The same for a person, a company or a workspace: their names stand in mail that strangers get, so they hold no web address and do not
 * pass for ours.
 */
export function publicNameSchema(missing: Said, size: { min?: number; max: number; long: Said }) {
  return nameSchema(missing, size)
    .refine((name) => !holdsAddress(name), say("fields.nameAddress"))
    .refine((name) => !soundsLikeUs(name), say("fields.nameOurs"));
}

/** A name that may be left out, cleaned like every name. Empty is fine, and so is what older rules let in: it can always be read. */
export function optionalName(max: number, long: Said) {
  return z.string().transform(readableName).pipe(z.string().max(max, long));
}

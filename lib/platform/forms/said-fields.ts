import type { z } from "zod";
import type { SaidFields } from "../errors";
import { isSaid, type Said, say } from "../messages/said";
import { groupTexts } from "../own";

function fieldsOf(error: z.ZodError, library: (words: string) => Said): SaidFields {
  const said = error.issues.map(({ path, message }) => {
    const name = path.map(String).join(".") || "form";
    return [name, isSaid(message) ? message : library(message)] as const;
  });
  return groupTexts(said);
}

/** What a schema says of fields to people, by dotted path; the empty path is `form`. A library's own words never reach them. */
export function saidFields(error: z.ZodError): SaidFields {
  return fieldsOf(error, () => say("fields.wrongForm"));
}

/** The same for programs: what the library says names types, and that is what a developer needs. */
export function programFields(error: z.ZodError): SaidFields {
  return fieldsOf(error, (detail) => say("portal.detail", { detail }));
}

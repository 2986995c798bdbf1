import { z } from "zod";
import { REQUIREMENTS } from "@/lib/listings/types";
import { say } from "@/lib/platform/messages/said";
import { TEXT_LIMITS } from "./constants";
import { DECISION_KINDS, VERDICT_VALUES } from "./types";

const shown = (prefix: string, name: string) =>
  z.string().regex(new RegExp(`^${prefix}_[0-9a-z]{26}$`), say("portal.idWrong", { name }));
const lockVersion = z.coerce.number().int().min(0);
const partner = z.string();

/** `finding.evidence` in the database. */
export const evidenceSchema = z.array(
  z.object({
    label: z.string(),
    request: z.string().optional(),
    response: z.string().optional(),
    durationMs: z.number().optional(),
  }),
);

/** `certificate.evidence` in the database: one entry a requirement. `shown` is the sentence customers read. */
export const certificateEvidenceSchema = z.array(
  z.object({
    requirement: z.enum(REQUIREMENTS),
    shown: z.string(),
    verdict: z.enum(["pass", "waive"]),
    note: z.string(),
    at: z.iso.datetime(),
    findings: z.array(
      z.object({ ruleId: z.string(), result: z.enum(["pass", "fail", "not_judged"]), message: z.string() }),
    ),
  }),
);
export type CertificateEvidence = z.output<typeof certificateEvidenceSchema>;

/** Runs every check on a version, or one rule again. */
export const checkSchema = z.object({
  partner,
  version: shown("ver", "version"),
  rule: z.string().max(12).optional(),
});

/** Hands a version in. `lockVersion` is the version's, as the page showed it. */
export const submitSchema = z.object({ partner, version: shown("ver", "version"), lockVersion });

/** A partner's step on its own submission. */
export const ownSubmissionSchema = z.object({ partner, submission: shown("sub", "submission") });

const body = z
  .string()
  .trim()
  .min(1, say("portal.messageMissing"))
  .max(TEXT_LIMITS.message, say("fields.atMostCharacters", { most: TEXT_LIMITS.message }));

export const partnerMessageSchema = z.object({ partner, submission: shown("sub", "submission"), body });
export const reviewerMessageSchema = z.object({ submission: shown("sub", "submission"), body });

/** A reviewer's step: claim, take over, release, keep. */
export const reviewStepSchema = z.object({ submission: shown("sub", "submission"), lockVersion });
export const reviewCheckSchema = z.object({
  submission: shown("sub", "submission"),
  rule: z.string().max(12).optional(),
});

const verdict = z.object({
  value: z.union([z.literal("").transform(() => undefined), z.enum(VERDICT_VALUES)]).optional(),
  note: z
    .string()
    .trim()
    .max(TEXT_LIMITS.note, say("fields.atMostCharacters", { most: TEXT_LIMITS.note }))
    .default(""),
});

/** Ticked boxes, each a field of its own (`rules.SEC-09=on`), so that a form without JavaScript gets its ticks back after a failure. */
const ticked = z
  .record(z.string().max(60), z.string())
  .default({})
  .transform((boxes) => Object.keys(boxes));

/**
 * The review form as a whole: the verdicts so far, and with `intent` other than `save` the decision. A post without JavaScript sends
 * everything at once, so nothing that was typed is lost by pressing another button.
 */
export const reviewSchema = z.object({
  submission: shown("sub", "submission"),
  lockVersion,
  intent: z.enum(["save", ...DECISION_KINDS]),
  verdicts: z.partialRecord(z.enum(REQUIREMENTS), verdict).default({}),
  rules: ticked,
  canned: ticked,
  /** The summary of the seven verdicts was confirmed; an approval needs it. */
  confirmed: z
    .literal("on")
    .optional()
    .transform((value) => value === "on"),
  reason: z
    .string()
    .trim()
    .max(TEXT_LIMITS.reason, say("fields.atMostCharacters", { most: TEXT_LIMITS.reason }))
    .default(""),
});
export type ReviewInput = z.output<typeof reviewSchema>;

/** One requirement's verdict as it stands in the form, saved while the reviewer goes on. */
export const saveVerdictSchema = z.object({
  submission: shown("sub", "submission"),
  requirement: z.enum(REQUIREMENTS),
  value: z.enum(VERDICT_VALUES),
  note: verdict.shape.note,
});

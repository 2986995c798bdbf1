import { z } from "zod";
import { SCOPE_NAMES } from "@/lib/capabilities/constants";
import { LOCALES } from "@/lib/platform/messages/locales";
import { say } from "@/lib/platform/messages/said";
import { optionalName } from "@/lib/platform/text/name-text";
import { INSTALL_LIMITS as MAX } from "./constants";

/** Hidden fields every form of a workspace carries. */
const inWorkspace = { workspace: z.string(), locale: z.enum(LOCALES).default("en") };
const installation = z.string();
const scopes = z.array(z.enum(SCOPE_NAMES)).max(SCOPE_NAMES.length).default([]);
/** A grant as one hidden field: its scopes with spaces between. */
const heldSchema = z
  .string()
  .max(2_000)
  .default("")
  .transform((text) => text.split(" ").filter(Boolean));
const reason = z.string().trim().max(MAX.reason, say("fields.reasonLong"));

/** A member asks; `decider` is the named person (`per_…`), or empty for the first who may decide. */
export const requestInstallSchema = z.object({
  ...inWorkspace,
  slug: z.string().max(80),
  decider: z.string().default(""),
  reason,
});

/** An owner or admin installs something that needs no OAuth client, in the version they were shown (`ver_…`). */
/** Which listing the reader's workspaces are asked about. */
export const standingSchema = z.object({ slug: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/) });

export const installDirectSchema = z.object({ ...inWorkspace, slug: z.string().max(80), version: z.string(), scopes });

export const withdrawRequestSchema = z.object({ ...inWorkspace, installation });
export const refuseRequestSchema = z.object({
  ...inWorkspace,
  installation,
  reason: reason.min(1, say("fields.reasonMissing")),
});

/** The optional permissions that stay on; `held` are the permissions the form was shown with, so that an old tab gives none back. */
export const changeScopesSchema = z.object({ ...inWorkspace, installation, held: heldSchema, scopes });

/** Accepts the offered version that the person was shown (`ver_…`). */
export const acceptUpdateSchema = z.object({ ...inWorkspace, installation, version: z.string(), scopes });

/** Removing asks for the listing's name, typed. */
export const uninstallSchema = z.object({
  ...inWorkspace,
  installation,
  confirm: z.string().trim(),
  reason: reason.default(""),
});

/** Name and logo of an embedded integration in this workspace; empty goes back to the partner's. */
export const whiteLabelSchema = z.object({
  ...inWorkspace,
  installation,
  name: optionalName(MAX.whiteLabelName, say("fields.whiteLabelLong")),
  removeLogo: z.string().optional(),
});

/** A partner confirms a deletion. `confirm_token` may also come as a bearer token. */
export const confirmDeletionSchema = z.strictObject({
  confirm_token: z.string().min(1).max(200).optional(),
  receipt: z
    .string()
    .trim()
    .min(1, say("portal.receiptMissing"))
    .max(MAX.receipt, say("fields.atMostCharacters", { most: MAX.receipt })),
});

/** The payload of `installation.activated`. */
export const installationActivatedSchema = z.object({ installationId: z.uuid() });

/** The payload of `installation.uninstalled`; the token opens the confirmation of the deletion. */
export const installationUninstalledSchema = z.object({
  installationId: z.uuid(),
  deletionId: z.uuid(),
  confirmToken: z.string(),
});

/** The payload of `installation.scopes_changed`. */
export const scopesChangedSchema = z.object({
  installationId: z.uuid(),
  added: z.array(z.string()),
  removed: z.array(z.string()),
});

/** The payload of `installation.offers_due`. */
export const offersDueSchema = z.object({ listingId: z.uuid(), versionId: z.uuid() });

/** The payload of `data.deletion_due`. */
export const deletionDueSchema = z.object({ deletionId: z.uuid() });

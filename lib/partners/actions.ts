"use server";

import { refresh, updateTag } from "next/cache";
import { partnerAction, staffAction } from "@/lib/accounts/gates/action-client";
import { db, inTransaction } from "@/lib/platform/db";
import { parseIdOrThrow } from "@/lib/platform/ids";
import { acceptAgreement, publishAgreement } from "./agreement/mutations";
import { acceptAgreementSchema, publishAgreementSchema } from "./agreement/schema";
import { getPartnerProfile } from "./data";
import { addDomain, checkDomain, removeDomain } from "./domains/mutations";
import { addDomainSchema, domainSchema } from "./domains/schema";
import { updatePartner } from "./mutations";
import { updatePartnerSchema } from "./schema";

/** Saves what the public sees of the partner. */
export const savePartner = partnerAction({
  policy: "partner.update",
  schema: updatePartnerSchema,
  run: async ({ scope, input: { partner: _partner, ...change } }) => {
    await inTransaction((tx) => updatePartner(tx, scope, change));
    const { slug } = await getPartnerProfile(db(), scope);
    updateTag(`partner:${slug}`);
    refresh();
    return undefined;
  },
});

/** Names a domain to prove. */
export const nameDomain = partnerAction({
  policy: "partner.domain.manage",
  schema: addDomainSchema,
  run: async ({ scope, input }) => {
    await inTransaction((tx) => addDomain(tx, scope, input.domain));
    refresh();
    return undefined;
  },
});

/** Looks for a domain's proof now; answers what was seen. */
export const recheckDomain = partnerAction({
  policy: "partner.domain.manage",
  schema: domainSchema,
  run: async ({ scope, input }) => {
    const result = await checkDomain(scope, parseIdOrThrow("domain", input.domain));
    refresh();
    return result;
  },
});

/** Takes a domain away. */
export const dropDomain = partnerAction({
  policy: "partner.domain.manage",
  schema: domainSchema,
  run: async ({ scope, input }) => {
    await inTransaction((tx) => removeDomain(tx, scope, parseIdOrThrow("domain", input.domain)));
    refresh();
    return undefined;
  },
});

/** Accepts the agreement for the partner. */
export const agree = partnerAction({
  policy: "partner.agreement.accept",
  schema: acceptAgreementSchema,
  run: async ({ scope, input }) => {
    await inTransaction((tx) => acceptAgreement(tx, scope, input.version));
    refresh();
    return undefined;
  },
});

/** Publishes the next version of the agreement. */
export const publishAgreementAction = staffAction({
  policy: "agreement.publish",
  schema: publishAgreementSchema,
  run: async ({ scope, input }) => {
    await inTransaction((tx) => publishAgreement(tx, scope, input));
    refresh();
    return undefined;
  },
});

import type account from "@/messages/en/account.json";
import type auth from "@/messages/en/auth.json";
import type capabilities from "@/messages/en/capabilities.json";
import type catalog from "@/messages/en/catalog.json";
import type common from "@/messages/en/common.json";
import type consent from "@/messages/en/consent.json";
import type errors from "@/messages/en/errors.json";
import type facets from "@/messages/en/facets.json";
import type failure from "@/messages/en/failure.json";
import type fields from "@/messages/en/fields.json";
import type installs from "@/messages/en/installs.json";
import type listing from "@/messages/en/listing.json";
import type mail from "@/messages/en/mail.json";
import type portal from "@/messages/en/portal.json";
import type portalMail from "@/messages/en/portalMail.json";
import type refusals from "@/messages/en/refusals.json";
import type review from "@/messages/en/review.json";
import type roles from "@/messages/en/roles.json";
import type ui from "@/messages/en/ui.json";
import type workspace from "@/messages/en/workspace.json";

// Keys of every text are checked where they are used; English is the reference, a test holds the other languages to it.
declare module "next-intl" {
  interface AppConfig {
    Messages: {
      account: typeof account;
      auth: typeof auth;
      capabilities: typeof capabilities;
      catalog: typeof catalog;
      common: typeof common;
      consent: typeof consent;
      errors: typeof errors;
      facets: typeof facets;
      failure: typeof failure;
      fields: typeof fields;
      installs: typeof installs;
      listing: typeof listing;
      mail: typeof mail;
      portal: typeof portal;
      portalMail: typeof portalMail;
      refusals: typeof refusals;
      review: typeof review;
      roles: typeof roles;
      ui: typeof ui;
      workspace: typeof workspace;
    };
  }
}

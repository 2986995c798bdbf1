import { z } from "zod";
import { toMinor } from "@/lib/platform/money/amount";
import { readableName } from "@/lib/platform/text/name-text";
import type { UntrustedPatch, VersionContent } from "../schema";
import { arrangePictures } from "./pictures";
import { applyRowStep, REMOVE_ICON } from "./rows";
import { SECTION_KEYS, type SectionKey } from "./sections";

/** What every section's form sends besides its own fields. */
export const saveSectionSchema = z.looseObject({
  version: z.string(),
  section: z.enum(SECTION_KEYS),
  /** `sectionBase` of what the form was made from. */
  base: z.string().max(64),
  /** The browser tab's own random name; a form without JavaScript has none. */
  tab: z.string().max(40).default(""),
  /** A step on a list, from its button. */
  do: z.string().max(60).optional(),
  /** `next` goes on to the next section. */
  go: z.enum(["stay", "next"]).default("stay"),
});

const text = z.string().default("");
const ticked = z
  .string()
  .optional()
  .transform((value) => value !== undefined);
const texts = z.array(z.string()).default([]);
const rows = <T extends z.ZodType>(row: T) => z.array(row).default([]);

/** `amountMinor` is posted as a person writes it ("19.50"); `toPlans` makes minor units of it. */
const planRow = z.object({
  name: text,
  amountMinor: text,
  currency: text,
  interval: text,
  per: text,
  trialDays: text,
  note: text,
});

/** What each section posts; the content's own schema judges the values afterwards, at the same paths. */
const FORMS = {
  name: z.object({ name: text, promise: text, lang: text, description: text, whiteLabelName: text }),
  images: z.object({ known: texts, screenshots: rows(z.object({ mediaId: text, alt: text })) }),
  features: z.object({ features: rows(z.object({ title: text, text })) }),
  setup: z.object({ setupMinutes: text, setupSteps: rows(z.object({ title: text, text })) }),
  price: z.object({ plans: rows(planRow) }),
  requirements: z.object({ requirements: texts }),
  fit: z.object({ useCases: texts, toolTypes: texts, industries: texts, functionalities: texts, depth: text }),
  capabilities: z.object({
    scopes: rows(z.object({ on: ticked, scope: text, reason: text, optional: ticked })),
    events: rows(z.object({ on: ticked, type: text, reason: text })),
    partnerThings: texts,
  }),
  addresses: z.object({ redirectUris: texts, installUrl: text, endpointUrl: text, demoUrl: text }),
  support: z.object({
    supportEmail: text,
    supportUrl: text,
    supportHours: text,
    docsUrl: text,
    privacyUrl: text,
    termsUrl: text,
    dataLocation: text,
    dataRetention: text,
    repositoryUrl: text,
    licence: text,
    maintainer: text,
  }),
  changes: z.object({ changes: text }),
} as const satisfies Record<SectionKey, z.ZodType>;

type Plans = z.output<(typeof FORMS)["price"]>["plans"];

/** A row nobody wrote anything into is no row. */
function written<T extends object>(list: readonly T[], keys: readonly (keyof T)[]): T[] {
  return list.filter((row) => keys.some((key) => typeof row[key] === "string" && row[key].trim() !== ""));
}

function filled(list: readonly string[]): string[] {
  return list.map((line) => line.trim()).filter((line) => line !== "");
}

/** Amounts in minor units; one that cannot be read is left to the content's schema, which answers at `plans.N.amountMinor`. */
function toPlans(plans: Plans): object[] {
  return plans.map((plan) => {
    const amount = plan.amountMinor.trim() === "" ? "0" : plan.amountMinor;
    return { ...plan, amountMinor: toMinor(amount, plan.currency) ?? `${amount}?` };
  });
}

/** What a save changes; for some sections it depends on what the version says by now. */
export type SectionPatch = UntrustedPatch | ((now: VersionContent) => UntrustedPatch);

/**
 * The content a section's form says, after the pressed list button. Blank rows are dropped; what is wrong with a value is found when the
 * whole content is parsed (`updateVersion`). Throws a ZodError only for a form that is not ours.
 */
export function readSection(section: SectionKey, raw: object, step?: string): SectionPatch {
  switch (section) {
    case "features": {
      const { features } = FORMS.features.parse(raw);
      return { features: written(applyRowStep("features", features, step), ["title", "text"]) };
    }
    case "setup": {
      const { setupMinutes, setupSteps } = FORMS.setup.parse(raw);
      return {
        setupMinutes: setupMinutes === "" ? 0 : setupMinutes,
        setupSteps: written(applyRowStep("setupSteps", setupSteps, step), ["title", "text"]),
      };
    }
    case "price": {
      const { plans } = FORMS.price.parse(raw);
      return { plans: toPlans(written(applyRowStep("plans", plans, step), ["name", "amountMinor", "note"])) };
    }
    case "images": {
      const { known, screenshots } = FORMS.images.parse(raw);
      const listed = applyRowStep("screenshots", screenshots, step);
      return (now) => arrangePictures(now, { screenshots: listed, known, removeIcon: step === REMOVE_ICON });
    }
    case "requirements":
      return { requirements: filled(applyRowStep("requirements", FORMS.requirements.parse(raw).requirements, step)) };
    case "capabilities": {
      const { scopes, events, partnerThings } = FORMS.capabilities.parse(raw);
      return {
        scopes: scopes.filter(({ on }) => on).map(({ on: _on, ...use }) => use),
        events: events.filter(({ on }) => on).map(({ on: _on, ...use }) => use),
        partnerThings: filled(partnerThings),
      };
    }
    case "addresses": {
      const { redirectUris, ...others } = FORMS.addresses.parse(raw);
      return { ...others, redirectUris: filled(applyRowStep("redirectUris", redirectUris, step)) };
    }
    case "name": {
      const { name, ...others } = FORMS.name.parse(raw);
      return { name: readableName(name), ...others };
    }
    case "fit":
    case "support":
    case "changes":
      return FORMS[section].parse(raw);
  }
}

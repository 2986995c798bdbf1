import { contentHash } from "@/lib/platform/json/canonical";
import type { VersionContent } from "../schema";

/** The editor's sections, in the order a partner goes through them. */
export const SECTION_KEYS = [
  "name",
  "images",
  "features",
  "setup",
  "price",
  "requirements",
  "fit",
  "capabilities",
  "addresses",
  "support",
  "changes",
] as const;
export type SectionKey = (typeof SECTION_KEYS)[number];

/** What a section is called, what it is for, and the content it saves. */
export type SectionInfo = { title: string; hint: string; fields: readonly (keyof VersionContent)[] };

export const SECTIONS: Readonly<Record<SectionKey, SectionInfo>> = {
  name: {
    title: "Name and promise",
    hint: "What people read first: on the card, in search and at the top of the page.",
    fields: ["name", "promise", "lang", "description", "whiteLabelName"],
  },
  images: {
    title: "Images",
    hint: "An icon, and pictures of the integration at work. Show it inside the product, not your logo again.",
    fields: ["iconMediaId", "screenshots"],
  },
  features: { title: "Features", hint: "Two to eight things it does, each in a sentence.", fields: ["features"] },
  setup: {
    title: "Setup",
    hint: "What a person does between Install and the first result.",
    fields: ["setupMinutes", "setupSteps"],
  },
  price: { title: "Price", hint: "Every plan that can be chosen. No plan means free.", fields: ["plans"] },
  requirements: {
    title: "Requirements",
    hint: "What a workspace must have first: an account, a plan, a country.",
    fields: ["requirements"],
  },
  fit: {
    title: "Where it fits",
    hint: "How people find it, and how far it is woven into the product.",
    fields: ["useCases", "toolTypes", "industries", "functionalities", "depth"],
  },
  capabilities: {
    title: "What it may do",
    hint: "Ask for as little as it needs. Every workspace reads the reasons before it agrees.",
    fields: ["scopes", "events", "partnerThings"],
  },
  addresses: {
    title: "Addresses",
    hint: "Where sign-in comes back to, where installing starts and where events go. Your sandbox uses them at once, the public at publish.",
    fields: ["redirectUris", "installUrl", "endpointUrl", "demoUrl"],
  },
  support: {
    title: "Support and privacy",
    hint: "Who helps, and what happens to a workspace's data.",
    fields: [
      "supportEmail",
      "supportUrl",
      "supportHours",
      "docsUrl",
      "privacyUrl",
      "termsUrl",
      "dataLocation",
      "dataRetention",
      "repositoryUrl",
      "licence",
      "maintainer",
    ],
  },
  changes: {
    title: "What changed",
    hint: "One sentence for the changelog. Permissions, addresses and prices are listed by themselves.",
    fields: ["changes"],
  },
};

/** The section after `key`; null after the last. */
export function sectionAfter(key: SectionKey): SectionKey | null {
  return SECTION_KEYS[SECTION_KEYS.indexOf(key) + 1] ?? null;
}

/** Reads a section's key from a query; the first one when it is none. */
export function toSectionKey(value: unknown): SectionKey {
  return SECTION_KEYS.find((key) => key === value) ?? "name";
}

/**
 * Recognises what a section said when a form was made from it: a save that names another base would overwrite what somebody else
 * saved since. Two people in two sections never meet.
 */
export function sectionBase(key: SectionKey, content: VersionContent): string {
  return contentHash(SECTIONS[key].fields.map((field) => content[field])).slice(0, 16);
}

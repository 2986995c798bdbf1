import { speakEnglish } from "@/lib/platform/messages/speak";
import type { VersionContent } from "../schema";
import { typeProblems } from "../type-rules";
import type { ListingType } from "../types";
import { SECTION_KEYS, SECTIONS, type SectionKey } from "./sections";

/** What a section still lacks, as sentences; none means complete. */
export type Completeness = Record<SectionKey, string[]>;

/** What can be said without looking anything up; the certification checks go further (links, domains, declared use). */
export function completenessOf(type: ListingType, content: VersionContent): Completeness {
  const wants = content.scopes.length + content.events.length > 0;
  const missing: Completeness = {
    name: [
      ...when(content.promise === "", "Write the promise."),
      ...when(content.description.length < 80, "Describe it in a paragraph or two."),
    ],
    images: [
      ...when(content.iconMediaId === "", "Upload an icon."),
      ...when(content.screenshots.length === 0, "Upload a picture of it at work."),
      ...when(
        content.screenshots.some((shot) => shot.alt === ""),
        "Say in words what each picture shows.",
      ),
    ],
    features: when(
      content.features.filter((feature) => feature.title !== "" && feature.text !== "").length < 2,
      "Name at least two features.",
    ),
    setup: [
      ...when(content.setupMinutes === 0, "Say how many minutes it takes."),
      ...when(content.setupSteps.length === 0, "Write the first step."),
    ],
    price: when(
      content.plans.some((plan) => plan.name === ""),
      "Name every plan.",
    ),
    requirements: [],
    fit: [
      ...when(content.useCases.length === 0, "Choose a use case."),
      ...when(content.toolTypes.length === 0, "Choose a kind of tool."),
    ],
    capabilities: [
      ...when(
        content.scopes.some((use) => use.reason === ""),
        "Give a reason for every permission.",
      ),
      ...when(
        content.events.some((use) => use.reason === ""),
        "Give a reason for every event.",
      ),
    ],
    addresses: [
      ...when(wants && content.redirectUris.length === 0, "Give the address sign-in comes back to."),
      ...when(wants && content.installUrl === "", "Give the address where installing starts."),
      ...when(content.events.length > 0 && content.endpointUrl === "", "Give the address events go to."),
    ],
    support: [
      ...when(content.supportEmail === "" && content.supportUrl === "", "Say how to reach support."),
      ...when(content.docsUrl === "", "Link the guide."),
      ...when(content.privacyUrl === "", "Link the privacy policy."),
      ...when(content.termsUrl === "", "Link the terms."),
      ...when(content.dataLocation === "", "Say where data is kept."),
      ...when(content.dataRetention === "", "Say what happens to data on removal."),
    ],
    changes: when(content.changes === "", "Say what changed."),
  };
  for (const problem of typeProblems(type, content)) {
    const section = SECTION_KEYS.find((key) => SECTIONS[key].fields.includes(problem.field));
    if (section) missing[section].push(speakEnglish(problem.sentence));
  }
  return missing;
}

function when(lacking: boolean, sentence: string): string[] {
  return lacking ? [sentence] : [];
}

/** How many sections are complete. */
export function countComplete(missing: Completeness): number {
  return SECTION_KEYS.filter((key) => missing[key].length === 0).length;
}

import { DEPTH_INFO } from "@/lib/listings/constants";
import type { VersionContent } from "@/lib/listings/schema";
import { formatMoney } from "@/lib/platform/money/money";
import { languageName } from "@/lib/platform/text/code-names";
import { counted } from "@/lib/platform/text/counted";

/** One field of a version as lines of text, before and after. `before` is null when nothing was published. */
export type FieldDiff = {
  key: keyof VersionContent;
  label: string;
  before: string[] | null;
  after: string[];
  changed: boolean;
};

const LABELS: Readonly<Record<keyof VersionContent, string>> = {
  name: "Name",
  promise: "Promise",
  lang: "Language",
  description: "Description",
  iconMediaId: "Icon",
  screenshots: "Screenshots",
  features: "Features",
  setupMinutes: "Setup time",
  setupSteps: "Setup steps",
  plans: "Price",
  requirements: "Requirements",
  useCases: "Use cases",
  toolTypes: "Tool types",
  industries: "Industries",
  functionalities: "Functionalities",
  depth: "Depth",
  partnerThings: "Their things",
  scopes: "Permissions",
  events: "Events",
  redirectUris: "Redirect addresses",
  installUrl: "Install address",
  endpointUrl: "Endpoint",
  demoUrl: "Demo",
  docsUrl: "Documentation",
  supportEmail: "Support e-mail",
  supportUrl: "Support page",
  supportHours: "Support hours",
  privacyUrl: "Privacy",
  termsUrl: "Terms",
  dataLocation: "Data is kept in",
  dataRetention: "On removal",
  repositoryUrl: "Repository",
  licence: "Licence",
  maintainer: "Maintainer",
  whiteLabelName: "White-label name",
  changes: "What changed",
};

/** In the order a reviewer reads: what it may do and where it lives first, then what it says. */
const ORDER: ReadonlyArray<keyof VersionContent> = [
  "scopes",
  "events",
  "depth",
  "redirectUris",
  "installUrl",
  "endpointUrl",
  "demoUrl",
  "plans",
  "name",
  "promise",
  "description",
  "changes",
  "features",
  "setupMinutes",
  "setupSteps",
  "requirements",
  "docsUrl",
  "supportEmail",
  "supportUrl",
  "supportHours",
  "privacyUrl",
  "termsUrl",
  "dataLocation",
  "dataRetention",
  "repositoryUrl",
  "licence",
  "maintainer",
  "whiteLabelName",
  "useCases",
  "toolTypes",
  "industries",
  "functionalities",
  "partnerThings",
  "iconMediaId",
  "screenshots",
  "lang",
];

const joined = (...parts: string[]) => parts.filter((part) => part !== "").join(": ");

function linesOf(content: VersionContent, key: keyof VersionContent): string[] {
  switch (key) {
    case "scopes":
      return content.scopes.map((use) => joined(`${use.scope}${use.optional ? " (optional)" : ""}`, use.reason));
    case "events":
      return content.events.map((use) => joined(use.type, use.reason));
    case "features":
      return content.features.map((feature) => joined(feature.title, feature.text));
    case "setupSteps":
      return content.setupSteps.map((step, index) => `${index + 1}. ${joined(step.title, step.text)}`);
    case "plans":
      return content.plans.map((plan) => {
        const trial = plan.trialDays > 0 ? `, ${counted(plan.trialDays, "day")} free` : "";
        const amount = formatMoney({ minor: BigInt(plan.amountMinor), currency: plan.currency });
        const rhythm = plan.interval === "once" ? "once" : `a ${plan.interval}`;
        return joined(plan.name, `${amount} per ${plan.per} ${rhythm}${trial}`, plan.note);
      });
    case "screenshots":
      return content.screenshots.map((shot) => joined(shot.mediaId, shot.alt));
    case "depth":
      return [`${content.depth} ${DEPTH_INFO[content.depth]?.name ?? ""}`.trim()];
    case "lang":
      return [languageName(content.lang, "en")];
    case "setupMinutes":
      return [`${content.setupMinutes} min`];
    default: {
      const value = content[key];
      if (Array.isArray(value)) return value.map(String);
      return value === "" ? [] : String(value).split("\n");
    }
  }
}

/** Every field of a version beside the published one's, changed ones first within the reviewer's order. */
export function diffFields(before: VersionContent | null, after: VersionContent): FieldDiff[] {
  const fields = ORDER.map((key): FieldDiff => {
    const old = before ? linesOf(before, key) : null;
    const now = linesOf(after, key);
    return { key, label: LABELS[key], before: old, after: now, changed: (old ?? []).join("\n") !== now.join("\n") };
  });
  return [...fields.filter((field) => field.changed), ...fields.filter((field) => !field.changed)];
}

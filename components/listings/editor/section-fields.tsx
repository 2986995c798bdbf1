import { TextField } from "@/components/ui/text-field";
import { TextareaField } from "@/components/ui/textarea-field";
import { LISTING_LIMITS as MAX } from "@/lib/listings/constants";
import type { SectionKey } from "@/lib/listings/editor/sections";
import type { VersionContent } from "@/lib/listings/schema";
import type { ListingType } from "@/lib/listings/types";
import { AddressFields, FitSection, NameSection, SupportSection } from "./basic-sections";
import { CapabilitySection } from "./capability-section";
import { ImageSection } from "./image-section";
import { LineRows, PlanRows, TitledRows } from "./list-fields";

/**
 * Which form this is: another section, or another set of pictures, starts a new one. Text that changed on the server does not, so that
 * nobody's words are taken from under their hands.
 */
export function sectionFormKey(section: SectionKey, content: VersionContent): string {
  if (section !== "images") return section;
  return [section, content.iconMediaId, ...content.screenshots.map((shot) => shot.mediaId).sort()].join(" ");
}

/** The fields of one section. */
export function SectionFields({
  section,
  content,
  type,
}: {
  readonly section: SectionKey;
  readonly content: VersionContent;
  readonly type: ListingType;
}) {
  switch (section) {
    case "name":
      return <NameSection content={content} type={type} />;
    case "images":
      return <ImageSection content={content} />;
    case "features":
      return (
        <TitledRows
          name="features"
          noun="Feature"
          items={content.features}
          max={MAX.features}
          titleHint="What it does, in a few words."
        />
      );
    case "setup":
      return (
        <>
          <TextField
            name="setupMinutes"
            label="Minutes"
            hint="From Install to the first result, for someone who does it the first time."
            type="number"
            min={0}
            max={600}
            defaultValue={String(content.setupMinutes)}
            className="max-w-40"
          />
          <TitledRows
            name="setupSteps"
            noun="Step"
            items={content.setupSteps}
            max={MAX.steps}
            titleHint="Such as: Press Install."
          />
        </>
      );
    case "price":
      return <PlanRows plans={content.plans} />;
    case "requirements":
      return (
        <LineRows
          name="requirements"
          label="Requirements"
          noun="Requirement"
          hint="One a line. None is fine."
          items={content.requirements}
          max={MAX.requirements}
          maxLength={160}
        />
      );
    case "fit":
      return <FitSection content={content} type={type} />;
    case "capabilities":
      return <CapabilitySection content={content} />;
    case "addresses":
      return (
        <>
          <LineRows
            name="redirectUris"
            label="Redirect addresses"
            noun="Redirect address"
            hint="Sign-in comes back to exactly one of these, letter by letter."
            items={content.redirectUris}
            max={MAX.redirectUris}
            maxLength={500}
            code
          />
          <AddressFields content={content} />
        </>
      );
    case "support":
      return <SupportSection content={content} type={type} />;
    case "changes":
      return (
        <TextareaField
          name="changes"
          label="What changed"
          hint="Such as: Refunds are booked on the day they reach the customer."
          defaultValue={content.changes}
          maxLength={400}
          rows={4}
          dir="auto"
        />
      );
  }
}

import { ActionForm } from "@/components/ui/action-form";
import { RadioField } from "@/components/ui/radio-field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { OwnListing } from "@/lib/listings/data";
import { BUMPS, type Bump, nextNumber } from "@/lib/listings/version-number";
import { createNextVersionAction } from "@/lib/onboarding/actions";

const WORDS: Readonly<Record<Bump, string>> = {
  patch: "Mended: texts, pictures, small corrections.",
  minor: "Something new, nothing breaks.",
  major: "It works differently, or asks for much more.",
};

/** Starts the next version from the published one: how big the change is decides its number. */
export function NextVersionForm({ partner, listing }: { readonly partner: string; readonly listing: OwnListing }) {
  const numbers = listing.versions.map((version) => version.number);
  return (
    <ActionForm action={createNextVersionAction}>
      <input type="hidden" name="partner" value={partner} />
      <input type="hidden" name="listing" value={listing.shownId} />
      <RadioField
        name="bump"
        label="How big is the change"
        hint="The public version stays as it is until the new one is published."
        defaultValue="minor"
        options={BUMPS.map((bump) => ({ value: bump, label: nextNumber(numbers, bump), hint: WORDS[bump] }))}
      />
      <div>
        <SubmitButton>Start the version</SubmitButton>
      </div>
    </ActionForm>
  );
}

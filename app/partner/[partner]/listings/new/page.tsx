import { PageHeader } from "@/components/layout/page-header";
import { TYPE_WORDS } from "@/components/listings/state-tags";
import { ActionForm } from "@/components/ui/action-form";
import { Panel, PanelBody } from "@/components/ui/panel";
import { RadioField } from "@/components/ui/radio-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { loadPartnerScope } from "@/lib/accounts/gates/loaders";
import { LISTING_LIMITS } from "@/lib/listings/constants";
import { typesFor } from "@/lib/listings/type-rules";
import { createListingAction } from "@/lib/onboarding/actions";

export const instant = false;
export const metadata = { title: "New listing" };

export default async function NewListingPage({ params }: PageProps<"/partner/[partner]/listings/new">) {
  const { partner } = await params;
  const scope = await loadPartnerScope(partner, "listing.create");
  const types = typesFor(scope.isHouse);
  return (
    <>
      <PageHeader
        title="New listing"
        crumbs={[{ label: "Listings", href: `/partner/${partner}/listings` }, { label: "New" }]}
      >
        Two things to begin with. Everything else is written in the editor and can be changed until you hand it in.
      </PageHeader>
      <Panel className="max-w-[640px]">
        <PanelBody>
          <ActionForm action={createListingAction} className="gap-5">
            <input type="hidden" name="partner" value={partner} />
            <TextField
              name="name"
              label="Name"
              hint={`As customers know it, at most ${LISTING_LIMITS.name} characters. Its web address is made from it and reserved for you for ever.`}
              maxLength={LISTING_LIMITS.name}
              autoComplete="off"
              required
            />
            <RadioField
              name="type"
              label="Who builds it"
              defaultValue={types[0]}
              required
              options={types.map((type) => ({
                value: type,
                label: TYPE_WORDS[type].name,
                hint: TYPE_WORDS[type].hint,
              }))}
            />
            <div>
              <SubmitButton variant="ink">Create the listing</SubmitButton>
            </div>
          </ActionForm>
        </PanelBody>
      </Panel>
    </>
  );
}

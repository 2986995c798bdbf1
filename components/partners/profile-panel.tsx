import { HiddenFields } from "@/components/accounts/hidden-fields";
import { ActionForm } from "@/components/ui/action-form";
import { Kv } from "@/components/ui/kv";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { TextareaField } from "@/components/ui/textarea-field";
import { savePartner } from "@/lib/partners/actions";
import type { PartnerProfile } from "@/lib/partners/types";
import { countryName } from "@/lib/platform/text/code-names";

/** What the public sees of the partner: a form for those who may change it, facts for the others. */
export function ProfilePanel({
  profile,
  partner,
  manages,
}: {
  readonly profile: PartnerProfile;
  readonly partner: string;
  readonly manages: boolean;
}) {
  return (
    <Panel aria-labelledby="profile">
      <PanelHeader id="profile" title="Public profile" note="Stands on your page in the catalog" />
      <PanelBody>
        {manages ? (
          <ActionForm action={savePartner} success="Saved. The catalog shows it within two seconds." noValidate>
            <HiddenFields fields={{ partner, seen: profile.seen }} />
            <div className="grid gap-4 md:grid-cols-2">
              <TextField name="name" label="Company name" defaultValue={profile.name} maxLength={80} required />
              <TextField
                name="website"
                label="Website"
                note="optional"
                hint="Starts with https://"
                type="url"
                defaultValue={profile.website}
              />
              <TextField
                name="supportEmail"
                label="Support e-mail"
                type="email"
                defaultValue={profile.supportEmail}
                required
              />
              <TextField
                name="country"
                label="Country"
                note="optional"
                defaultValue={profile.country}
                autoComplete="country-name"
                maxLength={60}
              />
            </div>
            <TextareaField
              name="about"
              label="About the company"
              note="optional"
              hint="Up to 1,000 characters."
              defaultValue={profile.about}
              maxLength={1000}
              rows={4}
            />
            <div>
              <SubmitButton>Save the profile</SubmitButton>
            </div>
          </ActionForm>
        ) : (
          <Kv
            align="start"
            facts={[
              { name: "Company name", value: <bdi>{profile.name}</bdi> },
              { name: "Website", value: <bdi>{profile.website || "None"}</bdi> },
              { name: "Support e-mail", value: <bdi>{profile.supportEmail}</bdi> },
              { name: "Country", value: <bdi>{countryName(profile.country, "en") || "Not said"}</bdi> },
            ]}
          />
        )}
      </PanelBody>
    </Panel>
  );
}

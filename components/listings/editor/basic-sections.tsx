import { Checkbox } from "@/components/ui/checkbox";
import { depthWords, toDepthLevel } from "@/components/ui/depth-meter";
import { FieldGroup } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioField } from "@/components/ui/radio-field";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { TextareaField } from "@/components/ui/textarea-field";
import { FACET_FIELDS, FACET_KINDS, FACETS, type FacetKind, LISTING_LIMITS as MAX } from "@/lib/listings/constants";
import type { VersionContent } from "@/lib/listings/schema";
import { DEPTHS, type ListingType } from "@/lib/listings/types";

type Props = { readonly content: VersionContent; readonly type: ListingType };

const LANGUAGES = [
  { value: "en", label: "English" },
  { value: "he", label: "Hebrew" },
  { value: "de", label: "German" },
  { value: "fr", label: "French" },
  { value: "es", label: "Spanish" },
  { value: "nl", label: "Dutch" },
];

/** Name, promise, language and the longer text. */
export function NameSection({ content, type }: Props) {
  return (
    <>
      <TextField
        name="name"
        label="Name"
        hint={`As people know it. At most ${MAX.name} characters. The web address stays as it is.`}
        defaultValue={content.name}
        maxLength={MAX.name}
        required
        dir="auto"
      />
      <TextField
        name="promise"
        label="Promise"
        hint={`One sentence: what gets better for whoever installs it. At most ${MAX.promise} characters.`}
        defaultValue={content.promise}
        maxLength={MAX.promise}
        dir="auto"
      />
      <SelectField name="lang" label="Language you write in" options={LANGUAGES} defaultValue={content.lang} />
      <TextareaField
        name="description"
        label="Description"
        hint="Markdown: **bold**, lists with “- ”, headings with “## ”, links. HTML is shown as text. The preview shows it as it will be."
        defaultValue={content.description}
        maxLength={MAX.description}
        rows={10}
        dir="auto"
      />
      {type === "embedded" && (
        <TextField
          name="whiteLabelName"
          label="White-label name"
          hint="What customers see inside the product until their workspace sets its own name and logo."
          defaultValue={content.whiteLabelName}
          maxLength={40}
          dir="auto"
        />
      )}
    </>
  );
}

const FACET_WORDS: Readonly<Record<FacetKind, { label: string; most: number }>> = {
  "use-case": { label: "Use cases", most: 3 },
  "tool-type": { label: "Kinds of tool", most: 2 },
  industry: { label: "Industries", most: 4 },
  functionality: { label: "Functionality", most: 4 },
};

/** The four facets, and the depth in eight steps. */
export function FitSection({ content }: Props) {
  return (
    <>
      {FACET_KINDS.map((kind) => {
        const field = FACET_FIELDS[kind];
        const chosen: readonly string[] = content[field];
        return (
          <FieldGroup
            key={kind}
            name={`${field}[]`}
            label={FACET_WORDS[kind].label}
            hint={`At most ${FACET_WORDS[kind].most}.`}
          >
            <div className="grid gap-x-6 sm:grid-cols-2">
              {Object.entries(FACETS[kind]).map(([slug, label]) => (
                <Checkbox
                  key={slug}
                  name={`${field}[]`}
                  value={slug}
                  label={label}
                  defaultChecked={chosen.includes(slug)}
                />
              ))}
            </div>
          </FieldGroup>
        );
      })}
      <RadioField
        name="depth"
        label="Depth"
        hint="How far it is woven into the product. Reviewers check that it is so."
        defaultValue={String(content.depth)}
        options={DEPTHS.map((depth) => {
          const { name, sentence } = depthWords(toDepthLevel(depth), "en");
          return { value: String(depth), label: `${depth} ${name}`, hint: sentence };
        })}
      />
    </>
  );
}

/** Where sign-in comes back to is a list (LineRows); these are the other addresses. */
export function AddressFields({ content }: Pick<Props, "content">) {
  return (
    <>
      <Address
        name="installUrl"
        label="Install address"
        hint="Where Install and Finish connecting send a person: your own start of the sign-in."
        content={content}
      />
      <Address
        name="endpointUrl"
        label="Event address"
        hint="Where signed events are posted. An endpoint with its secret is made under Webhooks."
        content={content}
      />
      <Address
        name="demoUrl"
        label="Demo address"
        hint="Where anyone can try it without an account."
        content={content}
      />
    </>
  );
}

/** Support, guide, privacy; for community listings source, licence and maintainer. */
export function SupportSection({ content, type }: Props) {
  return (
    <>
      <TextField name="supportEmail" label="Support e-mail" type="email" defaultValue={content.supportEmail} />
      <Address name="supportUrl" label="Help pages" content={content} />
      <TextField
        name="supportHours"
        label="When you answer"
        hint="Such as: working days, 9 to 17, London."
        defaultValue={content.supportHours}
        maxLength={120}
        dir="auto"
      />
      <Address name="docsUrl" label="Guide" hint="How to set it up and use it." content={content} />
      <Address name="privacyUrl" label="Privacy policy" content={content} />
      <Address name="termsUrl" label="Terms" content={content} />
      <TextField
        name="dataLocation"
        label="Where data is kept"
        hint="Such as: Ireland (EU)."
        defaultValue={content.dataLocation}
        maxLength={120}
        dir="auto"
      />
      <TextareaField
        name="dataRetention"
        label="What happens to data on removal"
        hint="Such as: deleted within 30 days of removal."
        defaultValue={content.dataRetention}
        maxLength={240}
        rows={2}
        dir="auto"
      />
      {type === "community" && (
        <>
          <Address name="repositoryUrl" label="Source repository" content={content} />
          <TextField
            name="licence"
            label="Licence"
            hint="Such as: MIT."
            defaultValue={content.licence}
            maxLength={60}
          />
          <TextField
            name="maintainer"
            label="Maintainer"
            hint="The person who maintains it, by name."
            defaultValue={content.maintainer}
            maxLength={80}
            dir="auto"
          />
        </>
      )}
    </>
  );
}

/** Names of the partner's own things, for the picture of ports and cables. */
export function ThingFields({ content }: Pick<Props, "content">) {
  return (
    <FieldGroup
      name="partnerThings[]"
      label="Your side of the picture"
      hint="What orders, customers and payments become with you, such as “Sales journal”. Empty ones are left out."
    >
      <div className="grid gap-2 sm:grid-cols-2">
        {[0, 1, 2, 3, 4, 5].map((index) => (
          <Input
            key={index}
            name="partnerThings[]"
            aria-label={`Thing ${index + 1}`}
            defaultValue={content.partnerThings[index] ?? ""}
            maxLength={40}
            dir="auto"
          />
        ))}
      </div>
    </FieldGroup>
  );
}

type UrlField =
  | "installUrl"
  | "endpointUrl"
  | "demoUrl"
  | "supportUrl"
  | "docsUrl"
  | "privacyUrl"
  | "termsUrl"
  | "repositoryUrl";

function Address({
  name,
  label,
  hint,
  content,
}: {
  readonly name: UrlField;
  readonly label: string;
  readonly hint?: string;
  readonly content: VersionContent;
}) {
  return (
    <TextField
      name={name}
      label={label}
      hint={hint}
      type="url"
      code
      spellCheck={false}
      placeholder="https://"
      defaultValue={content[name]}
      maxLength={500}
    />
  );
}

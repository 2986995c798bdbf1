import { RadioField } from "@/components/ui/radio-field";
import { TextareaField } from "@/components/ui/textarea-field";
import type { SynonymDto } from "@/lib/catalog/synonyms/data";

/** The fields of a row of synonyms, empty or with what it says. */
export function SynonymFields({ row }: { readonly row?: SynonymDto | undefined }) {
  return (
    <>
      <RadioField
        name="lang"
        label="Language of the words"
        defaultValue={row?.lang ?? "en"}
        options={[
          { value: "en", label: "English" },
          { value: "he", label: "Hebrew" },
        ]}
      />
      <RadioField
        name="kind"
        label="What they are"
        defaultValue={row?.kind ?? "synonym"}
        options={[
          { value: "synonym", label: "Synonyms", hint: "Other words for what the catalog says." },
          {
            value: "brand",
            label: "Products by others",
            hint: "Never corrected to another word. While the catalog has none of them, the search says so and shows what does the same.",
          },
        ]}
      />
      <TextareaField
        name="words"
        label="What people write"
        hint="Words or phrases of up to four words, between commas. One form is enough: “invoice” also stands for “invoices” and “invoicing”."
        rows={3}
        dir="auto"
        required
        defaultValue={row?.words.join(", ") ?? ""}
      />
      <TextareaField
        name="means"
        label="What is searched as well"
        hint="As the catalog says it, between commas."
        rows={2}
        dir="auto"
        required
        defaultValue={row?.means.join(", ") ?? ""}
      />
    </>
  );
}

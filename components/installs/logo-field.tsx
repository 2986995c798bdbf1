"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** Chooses a logo file; the server says what it takes. */
export function LogoField({
  label,
  note,
  hint,
}: {
  readonly label: string;
  readonly note: string;
  readonly hint: string;
}) {
  return (
    <Field name="file" label={label} note={note} hint={hint}>
      {(control) => <Input {...control} type="file" accept="image/png,image/jpeg,image/webp,image/avif" />}
    </Field>
  );
}

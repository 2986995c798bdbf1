"use client";

import { type ComponentProps, useMemo, useState } from "react";
import { Field, type FieldProps } from "./field";
import { FormContext, useFormState } from "./form-context";
import { Input } from "./input";

/**
 * Chooses one file. A file that is too large is said beside the field as soon as it is chosen, and is not sent: the server could only
 * answer after all of it had travelled.
 */
export function FileField({
  name,
  maxBytes,
  tooLarge,
  accept,
  required,
  ...field
}: Omit<FieldProps, "error"> &
  Pick<ComponentProps<"input">, "accept" | "required"> & {
    readonly maxBytes: number;
    /** What a person reads then. */
    readonly tooLarge: string;
  }) {
  const form = useFormState();
  const errors = form?.errors;
  const [chosen, setChosen] = useState<{ fits: boolean; after: typeof errors } | null>(null);
  const state = useMemo(() => {
    // What the server said was of the file before: choosing another one answers it, until the server speaks again.
    if (!form || !chosen || (chosen.fits && chosen.after !== errors)) return form;
    return { ...form, errors: { ...errors, [name]: chosen.fits ? [] : [tooLarge] } };
  }, [form, errors, chosen, name, tooLarge]);
  return (
    <FormContext value={state}>
      <Field name={name} {...field}>
        {(control) => (
          <Input
            {...control}
            type="file"
            accept={accept}
            required={required}
            onChange={(event) => {
              const input = event.currentTarget;
              const fits = [...(input.files ?? [])].every(({ size }) => size <= maxBytes);
              input.setCustomValidity(fits ? "" : tooLarge);
              setChosen({ fits, after: errors });
            }}
          />
        )}
      </Field>
    </FormContext>
  );
}

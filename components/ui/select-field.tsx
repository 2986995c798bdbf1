"use client";

import type { ComponentProps } from "react";
import { Field, type FieldProps } from "./field";
import { Select } from "./select";

/** Labelled native select with hint and error. Pass `options`, or `<option>` children. */
export function SelectField({
  name,
  label,
  hint,
  error,
  note,
  className,
  defaultValue,
  children,
  ...rest
}: FieldProps & Omit<ComponentProps<typeof Select>, keyof FieldProps>) {
  return (
    <Field name={name} label={label} hint={hint} error={error} note={note} className={className}>
      {(control, kept) => (
        <Select {...rest} {...control} defaultValue={kept ?? defaultValue}>
          {children}
        </Select>
      )}
    </Field>
  );
}

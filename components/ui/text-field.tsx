"use client";

import type { ComponentProps } from "react";
import { Field, type FieldProps } from "./field";
import { Input } from "./input";

/** Labelled one-line input with hint and error. All attributes of `<input>` pass through. */
export function TextField({
  name,
  label,
  hint,
  error,
  note,
  className,
  defaultValue,
  ...rest
}: FieldProps & Omit<ComponentProps<typeof Input>, keyof FieldProps | "children">) {
  return (
    <Field name={name} label={label} hint={hint} error={error} note={note} className={className}>
      {(control, kept) => <Input {...rest} {...control} defaultValue={kept ?? defaultValue} />}
    </Field>
  );
}

"use client";

import type { ComponentProps } from "react";
import { Field, type FieldProps } from "./field";
import { Textarea } from "./textarea";

/** Labelled text area with hint and error. All attributes of `<textarea>` pass through. */
export function TextareaField({
  name,
  label,
  hint,
  error,
  note,
  className,
  defaultValue,
  ...rest
}: FieldProps & Omit<ComponentProps<typeof Textarea>, keyof FieldProps | "children">) {
  return (
    <Field name={name} label={label} hint={hint} error={error} note={note} className={className}>
      {(control, kept) => <Textarea {...rest} {...control} defaultValue={kept ?? defaultValue} />}
    </Field>
  );
}

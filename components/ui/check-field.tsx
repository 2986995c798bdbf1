"use client";

import type { ComponentProps } from "react";
import { Checkbox } from "./checkbox";
import { type FieldProps, useField } from "./field";
import { useFormState } from "./form-context";

/** One checkbox with its own error ("I agree …"). Sends `value` (default "on") when ticked, nothing otherwise. */
export function CheckField({
  name,
  label,
  hint,
  error,
  className,
  defaultChecked,
  ...rest
}: Omit<FieldProps, "note"> & Omit<ComponentProps<typeof Checkbox>, keyof FieldProps>) {
  const { control, error: message, errorId } = useField({ name, error });
  // A box that was not ticked is absent from what was sent, so its absence is the person's answer too.
  const values = useFormState()?.values;
  const ticked = values === undefined ? defaultChecked : Object.hasOwn(values, name);
  return (
    <div className={className}>
      <Checkbox {...rest} {...control} label={label} hint={hint} defaultChecked={ticked} />
      {message !== undefined && (
        <p id={errorId} className="field__error">
          {message}
        </p>
      )}
    </div>
  );
}

"use client";

import type { ComponentProps } from "react";
import { Checkbox } from "./checkbox";
import { type FieldProps, useField } from "./field";

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
  const { control, error: message, errorId, kept } = useField({ name, error });
  return (
    <div className={className}>
      <Checkbox {...rest} {...control} label={label} hint={hint} defaultChecked={kept !== undefined || defaultChecked} />
      {message !== undefined && (
        <p id={errorId} className="field__error">
          {message}
        </p>
      )}
    </div>
  );
}

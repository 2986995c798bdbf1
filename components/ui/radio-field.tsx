"use client";

import type { ReactNode } from "react";
import { FieldGroup, type FieldProps } from "./field";
import { useFormState } from "./form-context";
import { Radio } from "./radio";

/** One choice of a `RadioField`. */
export interface RadioOption {
  readonly value: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly disabled?: boolean | undefined;
}

/** A named group of radio buttons with legend, hint and error. */
export function RadioField({
  options,
  defaultValue,
  required,
  ...field
}: FieldProps & {
  readonly options: readonly RadioOption[];
  readonly defaultValue?: string | undefined;
  readonly required?: boolean | undefined;
}) {
  const chosen = useFormState()?.values?.[field.name] ?? defaultValue;
  return (
    <FieldGroup {...field}>
      <div className="grid gap-1">
        {options.map((option) => (
          <Radio
            key={option.value}
            name={field.name}
            value={option.value}
            label={option.label}
            {...(option.hint === undefined ? {} : { hint: option.hint })}
            defaultChecked={option.value === chosen}
            disabled={option.disabled}
            required={required}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

"use client";

import { Star } from "lucide-react";
import { FieldGroup, type FieldProps } from "./field";
import { useFormState } from "./form-context";

const VALUES = ["1", "2", "3", "4", "5"] as const;

/** One to five stars to press; radio buttons underneath, so arrows choose and it posts without JavaScript. `words` say what each means. */
export function StarField({
  words,
  defaultValue,
  required,
  ...field
}: FieldProps & {
  readonly words: Readonly<Record<(typeof VALUES)[number], string>>;
  readonly defaultValue?: string | undefined;
  readonly required?: boolean | undefined;
}) {
  const chosen = useFormState()?.values?.[field.name] ?? defaultValue;
  return (
    <FieldGroup {...field}>
      <div className="starpick">
        {VALUES.map((value) => (
          <label key={value} title={words[value]}>
            <input type="radio" name={field.name} value={value} defaultChecked={value === chosen} required={required} />
            <Star aria-hidden />
            <span className="starpick__t t-small">{words[value]}</span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

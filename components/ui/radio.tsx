import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";

/** One radio button with its label; a group of them stands in a `RadioField` or a `<fieldset>`. */
export function Radio({
  label,
  hint,
  className,
  ...rest
}: Omit<ComponentProps<"input">, "type"> & { readonly label: ReactNode; readonly hint?: ReactNode }) {
  return (
    <label className={cx("check", hint !== undefined && "check--top", className)}>
      <input type="radio" {...rest} />
      <span>
        {label}
        {hint !== undefined && <span className="check__hint">{hint}</span>}
      </span>
    </label>
  );
}

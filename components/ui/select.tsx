import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cx } from "./cx";

/** One choice of a select. */
export interface Option {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean | undefined;
}

/** The native select, styled. Options as data or as `<option>` children. In forms prefer `SelectField`. */
export function Select({
  className,
  options,
  children,
  ...rest
}: ComponentProps<"select"> & { readonly options?: readonly Option[] | undefined }) {
  return (
    <span className="select">
      <select className={cx("input", className)} {...rest}>
        {children}
        {options?.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden />
    </span>
  );
}

import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";

/** A box with its label; `hint` stands under the label, `count` at the end of the line. */
export function Checkbox({
  label,
  hint,
  count,
  className,
  ...rest
}: Omit<ComponentProps<"input">, "type"> & {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly count?: number | undefined;
}) {
  return (
    <label className={cx("check", hint !== undefined && "check--top", className)}>
      <input type="checkbox" {...rest} />
      <span>
        {label}
        {hint !== undefined && <span className="check__hint">{hint}</span>}
      </span>
      {count !== undefined && <span className="check__n">{count}</span>}
    </label>
  );
}

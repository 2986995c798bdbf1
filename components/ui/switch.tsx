import type { ComponentProps } from "react";
import { cx } from "./cx";

/** The checkbox brings the checked state that the role needs. */
const SWITCH = { type: "checkbox", role: "switch" } as const;

/** An on/off switch: a checkbox underneath, so it works in a plain form. Needs an `aria-label` or a `<label>`. */
export function Switch({ className, ...rest }: Omit<ComponentProps<"input">, "type" | "role">) {
  return <input {...SWITCH} className={cx("switch", className)} {...rest} />;
}

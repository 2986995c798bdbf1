import type { ComponentProps } from "react";
import { cx } from "./cx";

/** An on/off switch: a checkbox underneath, so it works in a plain form. Needs an `aria-label` or a `<label>`. */
export function Switch({ className, ...rest }: Omit<ComponentProps<"input">, "type" | "role">) {
  return <input type="checkbox" role="switch" className={cx("switch", className)} {...rest} />;
}

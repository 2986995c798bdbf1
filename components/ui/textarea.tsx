import type { ComponentProps } from "react";
import { cx } from "./cx";

/** A text area that grows with its text. In forms prefer `TextareaField`. */
export function Textarea({
  className,
  code,
  ...rest
}: ComponentProps<"textarea"> & { readonly code?: boolean | undefined }) {
  return <textarea className={cx("input", code && "input--code", className)} {...rest} />;
}

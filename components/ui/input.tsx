import type { ComponentProps } from "react";
import { cx } from "./cx";

/** A text input. In forms prefer `TextField`, which brings label, hint and error. `code` sets it in mono, left-to-right. */
export function Input({ className, code, ...rest }: ComponentProps<"input"> & { readonly code?: boolean | undefined }) {
  return <input className={cx("input", code && "input--code", className)} {...rest} />;
}

import Link from "next/link";
import type { ComponentProps } from "react";
import { cx } from "./cx";

/** How a button looks. `signal` is the one committing action in view; `bad` marks a destructive one. */
export interface ButtonLook {
  readonly variant?: "default" | "ink" | "signal" | "quiet" | "bad" | "quiet-bad" | undefined;
  readonly size?: "s" | "m" | "l" | undefined;
  /** Square, for an icon alone; give it an `aria-label`. */
  readonly icon?: boolean | undefined;
  /** Fills its container. */
  readonly wide?: boolean | undefined;
  /** Takes more lines when it must: for labels that carry a name. Large ones do so anyway. */
  readonly wraps?: boolean | undefined;
}

const VARIANTS = {
  default: "",
  ink: "btn--ink",
  signal: "btn--signal",
  quiet: "btn--quiet",
  bad: "btn--bad",
  "quiet-bad": "btn--quiet btn--bad",
} as const;

/** Class names of a button, for elements that are not one of the components below (`<summary>`, a Radix trigger). */
export function buttonClass({ variant = "default", size = "m", icon, wide, wraps }: ButtonLook = {}): string {
  return cx(
    "btn",
    VARIANTS[variant],
    size !== "m" && `btn--${size}`,
    icon && "btn--icon",
    wide && "btn--wide",
    wraps && "btn--wrap",
  );
}

/** A button; `type` is "button" unless said otherwise. In forms use `SubmitButton`. */
export function Button({
  variant,
  size,
  icon,
  wide,
  wraps,
  className,
  type = "button",
  ...rest
}: ButtonLook & ComponentProps<"button">) {
  return <button type={type} className={cx(buttonClass({ variant, size, icon, wide, wraps }), className)} {...rest} />;
}

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function ButtonLink({
  variant,
  size,
  icon,
  wide,
  wraps,
  className,
  ...rest
}: ButtonLook & ComponentProps<typeof Link>) {
  return <Link className={cx(buttonClass({ variant, size, icon, wide, wraps }), className)} {...rest} />;
}

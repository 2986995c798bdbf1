import Link from "next/link";
import type { ComponentProps } from "react";

/** A link inside a sentence or under a form. */
export function TextLink({ className = "", ...rest }: ComponentProps<typeof Link>) {
  return <Link className={`text-signal-ink underline underline-offset-2 ${className}`} {...rest} />;
}

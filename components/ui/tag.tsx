import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx";

/** Tones of a state: never the signal, never decoration. */
export type Tone = "plain" | "ok" | "warn" | "bad" | "info" | "line";

/** A short state in words, with an icon where the tone alone would carry meaning. */
export function Tag({
  tone = "plain",
  icon: Icon,
  children,
  className,
}: {
  readonly tone?: Tone | undefined;
  readonly icon?: LucideIcon | undefined;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}) {
  return (
    <span className={cx("tag", tone !== "plain" && `tag--${tone}`, className)}>
      {Icon !== undefined && <Icon aria-hidden />}
      {children}
    </span>
  );
}

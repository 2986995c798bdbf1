import type { ReactNode } from "react";
import { type ButtonLook, buttonClass } from "./button";
import { cx } from "./cx";

/** A menu that needs no script: `<details>` with a button-like summary. Style its entries with `menu__i`. */
export function Drop({
  summary,
  label,
  look = { variant: "quiet" },
  align = "end",
  className,
  children,
}: {
  readonly summary: ReactNode;
  /** Accessible name when the summary is only an icon. */
  readonly label?: string | undefined;
  readonly look?: ButtonLook | undefined;
  readonly align?: "start" | "end" | undefined;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <details className={cx("drop", align === "start" && "drop--start", className)}>
      <summary className={buttonClass(look)} aria-label={label}>
        {summary}
      </summary>
      <div className="menu">{children}</div>
    </details>
  );
}

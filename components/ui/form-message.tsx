import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx";

const ICONS = { info: Info, ok: CircleCheck, warn: TriangleAlert, bad: CircleAlert, plain: Info } as const;

/** A note in a form or on a page: what happened or what to know. `bad` and `warn` are announced at once. */
export function FormMessage({
  tone = "info",
  children,
  className,
}: {
  readonly tone?: keyof typeof ICONS | undefined;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}) {
  const Icon = ICONS[tone];
  return (
    <div
      role={tone === "bad" || tone === "warn" ? "alert" : "status"}
      className={cx("note", `note--${tone}`, className)}
    >
      <Icon aria-hidden />
      <div className="min-w-0">{children}</div>
    </div>
  );
}

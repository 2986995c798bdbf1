import { CircleX, Lock } from "lucide-react";
import type { ReactNode } from "react";

/**
 * What a page or a panel shows instead of its content: `title` says what, `children` why, `actions` what now.
 * An error carries the `errorId` that support asks for. `bare` drops the frame inside a panel.
 */
export function State({
  kind,
  title,
  children,
  actions,
  errorId,
  bare,
  level = 2,
}: {
  readonly kind: "empty" | "error" | "forbidden";
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly errorId?: string | undefined;
  readonly bare?: boolean | undefined;
  readonly level?: 1 | 2 | 3 | undefined;
}) {
  const Heading = `h${level}` as const;
  return (
    <section
      className={`state state--${kind}${bare ? " state--bare" : ""}`}
      {...(kind === "error" ? { role: "alert" } : {})}
    >
      {kind === "error" && <CircleX aria-hidden />}
      {kind === "forbidden" && <Lock aria-hidden />}
      <Heading className={level === 1 ? "t-1" : "t-3"}>{title}</Heading>
      {children !== undefined && <div className="t-small grid gap-2 text-ink-2">{children}</div>}
      {errorId !== undefined && <code className="mono text-ink-3">{errorId}</code>}
      {actions !== undefined && <div className="state__a">{actions}</div>}
    </section>
  );
}

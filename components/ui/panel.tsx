import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";

/** A surface with a hairline. Put `PanelHeader`, `PanelBody`, `PanelFooter` inside; never nest panels. */
export function Panel({ className, ...rest }: ComponentProps<"section">) {
  return <section className={cx("panel", className)} {...rest} />;
}

/** Title line of a panel: `title` becomes the heading, `note` stands beside it, `children` are actions at the end. */
export function PanelHeader({
  title,
  note,
  level = 2,
  id,
  children,
}: {
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly level?: 2 | 3 | undefined;
  readonly id?: string | undefined;
  readonly children?: ReactNode;
}) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <div className="panel__h">
      <Heading className="t-3" id={id}>
        {title}
      </Heading>
      {note !== undefined && <p>{note}</p>}
      {children !== undefined && <div className="panel__a">{children}</div>}
    </div>
  );
}

export function PanelBody({ className, ...rest }: ComponentProps<"div">) {
  return <div className={cx("panel__b", className)} {...rest} />;
}

export function PanelFooter({ className, ...rest }: ComponentProps<"div">) {
  return <div className={cx("panel__f", className)} {...rest} />;
}

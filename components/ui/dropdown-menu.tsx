"use client";

import { DropdownMenu as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cx } from "./cx";
import { useDirection } from "./use-direction";

/** A menu of actions. Put `MenuItem`, `MenuLabel`, `MenuSeparator` inside. Without JavaScript use `Drop`. */
export function DropdownMenu({
  trigger,
  children,
  align = "end",
}: {
  readonly trigger: ReactNode;
  readonly children: ReactNode;
  readonly align?: "start" | "center" | "end" | undefined;
}) {
  return (
    <Radix.Root dir={useDirection()}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className="menu" align={align} sideOffset={6} collisionPadding={12}>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** An action (`onSelect`) or, with `asChild`, a link or submit button. */
export function MenuItem({
  children,
  onSelect,
  asChild,
  bad,
  disabled,
}: {
  readonly children: ReactNode;
  readonly onSelect?: (() => void) | undefined;
  readonly asChild?: boolean | undefined;
  readonly bad?: boolean | undefined;
  readonly disabled?: boolean | undefined;
}) {
  return (
    <Radix.Item
      className={cx("menu__i", bad && "menu__i--bad")}
      asChild={asChild ?? false}
      disabled={disabled ?? false}
      {...(onSelect === undefined ? {} : { onSelect })}
    >
      {children}
    </Radix.Item>
  );
}

export function MenuLabel({ children }: { readonly children: ReactNode }) {
  return <Radix.Label className="menu__label">{children}</Radix.Label>;
}

export function MenuSeparator() {
  return <Radix.Separator className="menu__sep" />;
}

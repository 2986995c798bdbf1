"use client";

import { Popover as Radix } from "radix-ui";
import type { ReactNode } from "react";

/** A small floating panel opened by a press; for explanations and small forms. */
export function Popover({
  trigger,
  children,
  align = "start",
}: {
  readonly trigger: ReactNode;
  readonly children: ReactNode;
  readonly align?: "start" | "center" | "end" | undefined;
}) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className="pop" align={align} sideOffset={6} collisionPadding={12}>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

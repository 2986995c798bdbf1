"use client";

import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { useDirection } from "./use-direction";

/** One tab with its content on the same page. */
export interface TabItem {
  readonly value: string;
  readonly label: ReactNode;
  readonly content: ReactNode;
}

/** Tabs that switch content in place. Where a tab deserves an address, use `TabLinks`. */
export function Tabs({
  label,
  items,
  defaultValue,
}: {
  readonly label: string;
  readonly items: readonly TabItem[];
  readonly defaultValue?: string | undefined;
}) {
  const dir = useDirection();
  const first = defaultValue ?? items[0]?.value;
  return (
    <Radix.Root dir={dir} {...(first === undefined ? {} : { defaultValue: first })}>
      <Radix.List className="tabs" aria-label={label}>
        {items.map((item) => (
          <Radix.Trigger key={item.value} value={item.value}>
            {item.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {items.map((item) => (
        <Radix.Content key={item.value} value={item.value} className="pt-4">
          {item.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}

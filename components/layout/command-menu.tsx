"use client";

import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";

/** One place to go to. */
export interface CommandItem {
  readonly href: string;
  readonly label: string;
  readonly icon?: ReactNode;
}

/** Places in titled groups. */
export interface CommandGroup {
  readonly title: string;
  readonly items: readonly CommandItem[];
}

/** Words of the menu. */
export interface CommandWords {
  readonly title: string;
  readonly placeholder: string;
  readonly empty: string;
}

/** "Go to …": type a few letters, press Enter. Loaded the first time it is asked for. */
export function CommandMenu({
  groups,
  words,
  open,
  onOpenChange,
}: {
  readonly groups: readonly CommandGroup[];
  readonly words: CommandWords;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}) {
  const router = useRouter();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="scrim" />
        <Radix.Content className="dialog command" aria-describedby={undefined}>
          <Radix.Title className="sr-only">{words.title}</Radix.Title>
          <Command label={words.title} loop>
            <Command.Input className="command__in" placeholder={words.placeholder} />
            <Command.List className="command__list">
              <Command.Empty className="t-small p-4 text-ink-3">{words.empty}</Command.Empty>
              {groups.map((group) => (
                <Command.Group key={group.title} heading={group.title}>
                  {group.items.map((item) => (
                    <Command.Item
                      key={item.href}
                      className="menu__i"
                      value={`${group.title} ${item.label}`}
                      onSelect={() => {
                        onOpenChange(false);
                        router.push(item.href);
                      }}
                    >
                      {item.icon}
                      <bdi>{item.label}</bdi>
                    </Command.Item>
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

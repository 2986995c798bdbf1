"use client";

import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, type RefObject, useState } from "react";
import { useFound } from "./use-found";

/** One place to go to. */
export interface CommandItem {
  readonly href: string;
  readonly label: string;
  readonly note?: string | undefined;
  readonly icon?: ReactNode;
}

/** Places in titled groups. */
export interface CommandGroup {
  readonly title: string;
  readonly items: readonly CommandItem[];
}

/** Words of the menu; `results` has `{count}` in it. */
export interface CommandWords {
  readonly title: string;
  readonly placeholder: string;
  readonly empty: string;
  readonly integrations: string;
  readonly own: string;
  readonly pages: string;
  readonly searching: string;
  readonly results: string;
}

/** The places of a group whose names hold every word that was typed. */
function matching({ title, items }: CommandGroup, text: string): CommandGroup {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return { title, items: items.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word))) };
}

/**
 * "Find or go to …": pages of this place at once, and integrations, documentation and the person's own things as they are typed.
 * Loaded the first time it is asked for; closing it gives the focus back to where it was.
 */
export function CommandMenu({
  groups,
  words,
  locale,
  open,
  onOpenChange,
  before,
}: {
  readonly groups: readonly CommandGroup[];
  readonly words: CommandWords;
  readonly locale: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** What gets the focus back. */
  readonly before: RefObject<Element | null>;
}) {
  const router = useRouter();
  const [text, setText] = useState("");
  const { found, loading } = useFound(open ? text : "", locale);
  const known = new Set(groups.flatMap(({ items }) => items.map(({ href }) => href)));
  const shown: CommandGroup[] = [
    ...groups.map((group) => matching(group, text)),
    { title: words.integrations, items: found.integrations },
    { title: words.own, items: found.own.filter(({ href }) => !known.has(href)) },
    { title: words.pages, items: found.pages.filter(({ href }) => !known.has(href)) },
  ].filter(({ items }) => items.length > 0);
  const count = shown.reduce((sum, { items }) => sum + items.length, 0);
  const change = (next: boolean) => {
    if (!next) setText("");
    onOpenChange(next);
  };
  return (
    <Radix.Root open={open} onOpenChange={change}>
      <Radix.Portal>
        <Radix.Overlay className="scrim" />
        <Radix.Content
          className="dialog command"
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            // Without a trigger of its own Radix would leave the focus on the page.
            event.preventDefault();
            if (before.current instanceof HTMLElement) before.current.focus();
          }}
        >
          <Radix.Title className="sr-only">{words.title}</Radix.Title>
          <Command label={words.title} loop shouldFilter={false}>
            <Command.Input
              className="command__in"
              placeholder={words.placeholder}
              value={text}
              onValueChange={setText}
              maxLength={120}
            />
            <p role="status" className="sr-only">
              {text === "" ? "" : loading ? words.searching : words.results.replace("{count}", String(count))}
            </p>
            <Command.List className="command__list" label={words.title}>
              {count === 0 && <p className="t-small p-4 text-ink-3">{loading ? words.searching : words.empty}</p>}
              {shown.map((group) => (
                <Command.Group key={group.title} heading={group.title}>
                  {group.items.map((item) => (
                    <Command.Item
                      key={`${group.title} ${item.href}`}
                      className="menu__i"
                      value={`${group.title} ${item.href}`}
                      onSelect={() => {
                        change(false);
                        router.push(item.href);
                      }}
                    >
                      {item.icon}
                      <bdi className="truncate">{item.label}</bdi>
                      {item.note !== undefined && item.note !== "" && (
                        <small className="ms-auto shrink-0 ps-3 text-ink-3">
                          <bdi>{item.note}</bdi>
                        </small>
                      )}
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

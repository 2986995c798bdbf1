"use client";

import { ArrowDown, ArrowUp, X } from "lucide-react";
import { type MouseEvent, type ReactNode, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { useAutosave } from "./autosave-context";

type Row<T> = { readonly id: number; readonly item: T | null };
type Step = "up" | "down" | "remove";

/**
 * A list one may reorder, add to and remove from, by keyboard and without JavaScript: every step is a button that the form understands.
 * The last row is always a blank one (until `max`); blank rows are not saved.
 */
export function Rows<T>({
  name,
  noun,
  items,
  max,
  blank = true,
  inline = false,
  children,
}: {
  /** The list's name in the form. */
  readonly name: string;
  /** "Feature": rows are "Feature 1" and so on. */
  readonly noun: string;
  readonly items: readonly T[];
  readonly max: number;
  /** Whether a blank row invites to write one more. */
  readonly blank?: boolean;
  /** Rows of one line, without a frame. */
  readonly inline?: boolean;
  readonly children: (item: T | null, index: number) => ReactNode;
}) {
  const autosave = useAutosave();
  const list = useRef<HTMLOListElement>(null);
  const next = useRef(items.length + 1);
  const [rows, setRows] = useState<ReadonlyArray<Row<T>>>(() => {
    const filled = items.map((item, id) => ({ id, item }));
    return blank && items.length < max ? [...filled, { id: items.length, item: null }] : filled;
  });

  function withBlank(changed: ReadonlyArray<Row<T>>): ReadonlyArray<Row<T>> {
    return blank && changed.length === 0 ? [{ id: next.current++, item: null }] : changed;
  }

  function typed(index: number) {
    if (blank && index === rows.length - 1 && rows.length < max) setRows([...rows, { id: next.current++, item: null }]);
  }

  function step(event: MouseEvent<HTMLButtonElement>, kind: Step, index: number) {
    event.preventDefault();
    const row = rows[index];
    if (!row) return;
    const changed = rows.toSpliced(index, 1);
    const to = kind === "up" ? index - 1 : index + 1;
    setRows(withBlank(kind === "remove" ? changed : changed.toSpliced(to, 0, row)));
    autosave.touch();
    // The pressed button moved or went; the reader goes along with it.
    const target = kind === "remove" ? Math.max(0, index - 1) : to;
    requestAnimationFrame(() => {
      const place = list.current?.children[target];
      const button = place?.querySelector<HTMLElement>(
        kind === "remove" ? "input, textarea" : `[data-step="${kind}"]:not(:disabled), [data-step]:not(:disabled)`,
      );
      button?.focus();
    });
  }

  const last = blank && rows.length <= max ? rows.length - 1 : rows.length;
  return (
    <ol ref={list} className={cx("grid", inline ? "gap-2" : "gap-3")}>
      {rows.map((row, index) => (
        <li
          key={row.id}
          onInput={() => typed(index)}
          aria-label={inline ? undefined : `${noun} ${index + 1}`}
          className={inline ? "flex items-center gap-1" : "grid gap-3 rounded-md border border-line bg-tray p-3"}
        >
          {inline && <div className="min-w-0 flex-1">{children(row.item, index)}</div>}
          <div className="flex items-center gap-1">
            {!inline && (
              <span className="t-label me-auto">
                {index === last ? `One more ${noun.toLowerCase()}` : `${noun} ${index + 1}`}
              </span>
            )}
            {index !== last && (
              <>
                <StepButton name={name} kind="up" index={index} noun={noun} disabled={index === 0} onPress={step} />
                <StepButton
                  name={name}
                  kind="down"
                  index={index}
                  noun={noun}
                  disabled={index + 1 >= last}
                  onPress={step}
                />
                <StepButton name={name} kind="remove" index={index} noun={noun} onPress={step} />
              </>
            )}
            {inline && index === last && <span className="t-small w-21 text-ink-3">one more</span>}
          </div>
          {!inline && children(row.item, index)}
        </li>
      ))}
    </ol>
  );
}

const STEPS = {
  up: { icon: ArrowUp, label: "Move up" },
  down: { icon: ArrowDown, label: "Move down" },
  remove: { icon: X, label: "Remove" },
} as const;

function StepButton({
  name,
  kind,
  index,
  noun,
  disabled,
  onPress,
}: {
  readonly name: string;
  readonly kind: Step;
  readonly index: number;
  readonly noun: string;
  readonly disabled?: boolean;
  readonly onPress: (event: MouseEvent<HTMLButtonElement>, kind: Step, index: number) => void;
}) {
  const { icon: Icon, label } = STEPS[kind];
  return (
    <Button
      type="submit"
      name="do"
      value={`${name}:${kind}:${index}`}
      data-step={kind}
      variant="quiet"
      size="s"
      icon
      disabled={disabled}
      aria-label={`${label}: ${noun.toLowerCase()} ${index + 1}`}
      onClick={(event) => onPress(event, kind, index)}
    >
      <Icon aria-hidden />
    </Button>
  );
}

"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Radio } from "@/components/ui/radio";

/** One choice of a filter: its words, what it would show, and whether it is on. `count` is null for "any". */
export type FilterChoice = {
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly count: number | null;
  readonly on: boolean;
  /** One of several; the others are boxes. */
  readonly radio?: boolean;
};

export type FilterGroup = {
  readonly title: string;
  readonly choices: readonly FilterChoice[];
  /** What stands behind `more`. */
  readonly rest?: readonly FilterChoice[];
  readonly more?: string;
};

/**
 * The groups of choices. They need no script to work; they are a client component because the same data as server-rendered elements
 * is half of a search page's bytes and a third of the time it takes to make.
 */
export function FilterGroups({ groups }: { readonly groups: readonly FilterGroup[] }) {
  return groups.map(({ title, choices, rest = [], more }) => (
    <fieldset key={title} className="grid border-t border-line-2 pt-4">
      <legend className="t-label float-start mb-2 w-full">{title}</legend>
      {choices.map(toInput)}
      {rest.length > 0 && (
        <details open={rest.some((choice) => choice.on)} className="[&[open]>summary]:hidden">
          <summary className="t-small cursor-pointer list-none py-1 text-ink-2 underline underline-offset-2 [&::-webkit-details-marker]:hidden">
            {more}
          </summary>
          {rest.map(toInput)}
        </details>
      )}
    </fieldset>
  ));
}

function toInput({ name, value, label, count, on, radio = false }: FilterChoice) {
  const shared = { name, value, defaultChecked: on, disabled: count === 0 && !on };
  const key = `${name} ${value}`;
  if (!radio) return <Checkbox key={key} {...shared} label={label} count={count ?? undefined} />;
  return (
    <Radio
      key={key}
      {...shared}
      className="[&>span]:flex-1"
      label={
        <span className="flex gap-2">
          {label}
          {count !== null && <span className="check__n">{count}</span>}
        </span>
      }
    />
  );
}

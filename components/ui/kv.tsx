import type { ReactNode } from "react";

/** One fact: its name and its value. */
export interface Fact {
  readonly name: ReactNode;
  readonly value: ReactNode;
  /** Needed when `name` is not a text. */
  readonly key?: string | undefined;
}

/** Facts as name and value; values stand at the end of the line unless `align="start"`. */
export function Kv({
  facts,
  align = "end",
}: {
  readonly facts: readonly Fact[];
  readonly align?: "start" | "end" | undefined;
}) {
  return (
    <dl className={align === "start" ? "kv kv--start" : "kv"}>
      {facts.map((fact) => (
        <FactLine key={fact.key ?? String(fact.name)} fact={fact} />
      ))}
    </dl>
  );
}

function FactLine({ fact }: { readonly fact: Fact }) {
  return (
    <>
      <dt>{fact.name}</dt>
      <dd>{fact.value}</dd>
    </>
  );
}

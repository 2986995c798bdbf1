import { describe, expect, it } from "vitest";
import { CERTIFICATION } from "@/lib/certification/transitions";
import { SUBMISSION_STATES } from "@/lib/certification/types";
import { ORDERS } from "@/lib/host/transitions";
import { INSTALLATIONS } from "@/lib/installs/transitions";
import { INSTALLATION_STATES } from "@/lib/installs/types";
import { MEASURES, PROPOSALS } from "@/lib/lifecycle/transitions";
import { MEASURE_STATES } from "@/lib/lifecycle/types";
import { LISTINGS, VERSIONS } from "@/lib/listings/transitions";
import { INSTALL_BLOCKS, LISTING_STATES, VERSION_STATES } from "@/lib/listings/types";
import type { Step, Transitions } from "@/lib/platform/transitions/define";
import { canMove, stateAfter, statesBefore, stepNames, stepsFrom } from "@/lib/platform/transitions/derive";
import { DELIVERY_STATES, ENDPOINT_STATES } from "@/lib/webhooks/constants";
import { DELIVERIES, ENDPOINTS } from "@/lib/webhooks/transitions";
import { sourcesUnder } from "./sources";

type AnyTable = Transitions<string, Readonly<Record<string, Step<string, string>>>>;

/** Every state table, with its states as the database has them. */
const TABLES: ReadonlyArray<readonly [name: string, table: AnyTable, states: readonly string[]]> = [
  ["certification", CERTIFICATION, ["none", ...SUBMISSION_STATES]],
  ["deliveries", DELIVERIES, DELIVERY_STATES],
  ["endpoints", ENDPOINTS, ENDPOINT_STATES],
  ["installations", INSTALLATIONS, INSTALLATION_STATES],
  ["listings", LISTINGS, LISTING_STATES],
  ["measures", MEASURES, INSTALL_BLOCKS],
  ["orders", ORDERS, ["open", "paid", "fulfilled", "cancelled"]],
  ["proposals", PROPOSALS, MEASURE_STATES],
  ["versions", VERSIONS, VERSION_STATES],
];

const sources = sourcesUnder("lib", "app", "components").filter(({ file }) => !/\.test\.tsx?$/.test(file));

describe("state tables", () => {
  it("are all walked here", () => {
    const defined = sources.flatMap(({ text }) => [...text.matchAll(/^export const (\w+) = defineTransitions</gm)]);
    expect(defined.map(([, name = ""]) => name.toLowerCase()).sort()).toEqual(TABLES.map(([name]) => name));
  });

  it.each(TABLES)(
    "%s: from every start each state is reached, and only ends are left by nothing",
    (_name, table, states) => {
      const reached = new Set<string>(table.starts);
      for (let before = 0; before !== reached.size; ) {
        before = reached.size;
        for (const state of reached)
          for (const step of stepsFrom(table, state)) {
            const { to } = table.steps[step] ?? { to: "same" };
            for (const next of typeof to === "object" ? to : [to])
              if (next !== "same" && next !== "gone") reached.add(next);
          }
      }
      expect([...reached].sort()).toEqual([...states].sort());
      expect(states.filter((state) => stepsFrom(table, state).length === 0).sort()).toEqual([...table.ends].sort());
    },
  );

  it.each(TABLES)("%s: what buttons ask and what guards ask is the same", (_name, table, states) => {
    for (const step of stepNames(table))
      for (const state of states) {
        expect(statesBefore(table, step).includes(state)).toBe(canMove(table, state, step));
        if (!canMove(table, state, step)) expect(stateAfter(table, state, step)).toBeNull();
      }
  });

  it("are written by the kit alone", () => {
    // A table by its name, or by its shape: rows of `from` and `to`.
    const table = /\b[A-Z]+_(?:TRANSITIONS|MOVES)\b|\bfrom: \[[^\]]*\],\s*to: "/;
    const second = sources.filter(({ text }) => !text.includes("defineTransitions<") && table.test(text));
    expect(second.map(({ file }) => file)).toEqual([]);
  });

  it("are moved by the kit: no guarded write of their state is judged by hand", () => {
    // A write of a table's state with a guard, whose count somebody looks at; deliveries move many at once, by statements.
    const write =
      /\.(?:installation|listing|version|submission|endpoint|listingMeasure)\.updateMany\(\{[^;]*?data: \{[^;}]*?\bstate\b/;
    const byHand = sources.filter(({ text }) =>
      [...text.matchAll(/const \{ count \} = await tx([\s\S]*?);\n/g)].some(([, call = ""]) => write.test(call)),
    );
    expect(byHand.map(({ file }) => file)).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { versionContentSchema } from "../schema";
import { VERSION_STATES } from "../types";
import { nextStepOf } from "./next-step";

const content = versionContentSchema.parse({ name: "Tallyho" });
const step = (state: (typeof VERSION_STATES)[number]) =>
  nextStepOf({ type: "partner", state: "unlisted", versions: [{ number: "1.0.0", state, content }] });

describe("nextStepOf", () => {
  it.each([
    ["draft", "partner", "/edit"],
    ["submitted", "platform", "/submission"],
    ["in_review", "platform", "/submission"],
    ["changes_requested", "partner", "/submission"],
    ["approved", "partner", ""],
    ["rejected", "partner", "/submission"],
    ["published", "nobody", undefined],
  ] as const)("of a version that is %s: %s's turn, at %s", (state, turn, page) => {
    const next = step(state);
    expect([next.turn, next.action?.page]).toEqual([turn, page]);
  });

  it("has a sentence for every state", () => {
    for (const state of VERSION_STATES) expect(step(state).sentence).toMatch(/\.$/);
  });

  it("asks nothing of a retired listing", () => {
    expect(nextStepOf({ type: "partner", state: "retired", versions: [] }).action).toBeNull();
  });
});

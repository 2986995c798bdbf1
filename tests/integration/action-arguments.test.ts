import { expect, it, vi } from "vitest";
import { makeWorld } from "../factories/actors";
import { comeFrom, outcomeOf } from "../support/action-request";
import { actionDoors } from "../support/doors";

vi.mock("next/headers", async () => (await import("../support/action-request")).nextHeaders());
vi.mock("next/server", () => ({ connection: async () => undefined }));
vi.mock("next/cache", async () => (await import("../support/action-request")).nextCache());

// Whoever has an action's id, and everybody can read them out of our scripts, may call it with anything that React can send.

const NO_OBJECTS: unknown[] = [undefined, null, 5, "text", true, 10n, Symbol("x"), () => undefined];
const ODD_OBJECTS: unknown[] = [
  [],
  [null],
  new Map([["a", 1]]),
  new Set([1]),
  new Date(Number.NaN),
  Object.create(null),
];

/** An action as anybody may call it, whatever its type says of its arguments. */
async function answerTo(call: unknown, argument: unknown): Promise<unknown> {
  if (typeof call !== "function") throw new Error("no action");
  return Reflect.apply(call, undefined, [null, argument]);
}

const doors = await actionDoors();
const { actors } = await makeWorld();
const callers = actors.filter(({ name }) => name === "nobody" || name === "staff admin with code");

it("an argument that is no object is malformed, for every action", async () => {
  expect(callers).toHaveLength(2);
  for (const { name, sessionId } of callers) {
    await comeFrom(sessionId);
    for (const door of doors)
      for (const argument of NO_OBJECTS)
        expect(await answerTo(door.call, argument), `${door.name} by ${name}: ${String(argument)}`).toMatchObject({
          ok: false,
          code: "malformed",
        });
  }
});

it("an object of another kind never makes an error", async () => {
  for (const { name, sessionId } of callers) {
    await comeFrom(sessionId);
    for (const door of doors)
      for (const argument of ODD_OBJECTS)
        expect(await outcomeOf(answerTo(door.call, argument)), `${door.name} by ${name}`).not.toBe("internal");
  }
});

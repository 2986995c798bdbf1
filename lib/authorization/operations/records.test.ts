import { expect, it } from "vitest";
import * as operations from "./records";

const all = Object.values(operations);

it("are one for each address and method, each under its own id, all of the demo host", () => {
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(new Set(all.map(({ method, path }) => `${method} ${path}`)).size).toBe(all.length);
  expect(all.every(({ demoHost }) => demoHost === true)).toBe(true);
});

it("take no body when they read", () => {
  for (const { id, method, body } of all) {
    if (method === "get") expect(body.safeParse({ any: 1 }).success, id).toBe(false);
  }
});

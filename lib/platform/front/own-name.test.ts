import { expect, it } from "vitest";
import { ownNameFor } from "./own-name";

it.each<[string | undefined, string, string | null]>([
  ["127.0.0.1:4600", "http://localhost:4600", "http://localhost:4600"],
  ["[::1]:4600", "http://localhost:4600", "http://localhost:4600"],
  ["localhost:4600", "http://127.0.0.1:4600", "http://127.0.0.1:4600"],
  ["localhost:4600", "http://localhost:4600", null],
  ["127.0.0.1:4610", "http://localhost:4600", null],
  ["127.0.0.1:3000", "https://market.example", null],
  ["evil.example:4600", "http://localhost:4600", null],
  [undefined, "http://localhost:4600", null],
  ["", "http://localhost:4600", null],
])("a person at %s, when we are %s, is led to %s", (host, origin, to) => {
  const headers = { host, "sec-fetch-mode": "navigate" };
  expect(ownNameFor({ method: "GET", headers }, origin)?.origin ?? null).toBe(to);
  expect(ownNameFor({ method: "POST", headers }, origin)).toBeNull();
  expect(ownNameFor({ method: "GET", headers: { host } }, origin)).toBeNull();
  expect(ownNameFor({ method: "GET", headers }, undefined)).toBeNull();
});

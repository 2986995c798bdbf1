import { expect, it } from "vitest";
import { parseDeliveryFilter } from "./filter";

it("reads a filter, times as UTC", () => {
  const { filter, texts, cursor } = parseDeliveryFilter({
    state: "dead",
    type: "order.created",
    installation: " ins_1 ",
    since: "2026-11-21T09:00",
    until: "2026-11-21T10:00:30",
    cursor: "1.evt_1",
  });
  expect(filter).toEqual({
    state: "dead",
    type: "order.created",
    installation: "ins_1",
    since: new Date("2026-11-21T09:00:00Z"),
    until: new Date("2026-11-21T10:00:30Z"),
  });
  expect(texts.since).toBe("2026-11-21T09:00");
  expect(cursor).toBe("1.evt_1");
});

it.each([
  {},
  { state: "gone", type: "x", since: "yesterday", until: "2026-99-99T00:00" },
  { state: ["dead", "pending"] },
])("leaves out what does not fit: %j", (query) => {
  const { filter, texts } = parseDeliveryFilter(query);
  expect(filter).toEqual({
    state: undefined,
    type: undefined,
    installation: undefined,
    since: undefined,
    until: undefined,
  });
  expect(Object.values(texts).every((text) => text === "")).toBe(true);
});

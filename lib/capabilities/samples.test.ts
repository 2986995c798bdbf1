import { expect, test } from "vitest";
import { EVENT_SCOPES } from "./constants";
import { EVENTS } from "./samples";
import { EVENT_DATA } from "./schema";

test("every event type has an entry, and only those", () => {
  expect(EVENTS.map((event) => event.type).sort()).toEqual(Object.keys(EVENT_SCOPES).sort());
});

test.each(EVENTS)("the sample of $type fits its schema", ({ type, sample }) => {
  expect(EVENT_DATA[type].safeParse(sample).error).toBeUndefined();
});

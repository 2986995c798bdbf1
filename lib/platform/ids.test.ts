import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstIdAt, formatId, newId, parseId, timeOfId } from "./ids";

describe("ids", () => {
  it("round-trips every uuid through its shown form", () => {
    fc.assert(
      fc.property(fc.uuid(), (uuid) => {
        expect(parseId("listing", formatId("listing", uuid))).toBe(uuid);
      }),
    );
  });

  it("refuses another kind, another length, letters outside the alphabet and overflow", () => {
    const shown = formatId("listing", newId());
    expect(parseId("event", shown)).toBeNull();
    expect(parseId("listing", shown.slice(0, -1))).toBeNull();
    expect(parseId("listing", `${shown.slice(0, -1)}u`)).toBeNull();
    expect(parseId("listing", `lst_8${"0".repeat(25)}`)).toBeNull();
  });

  it("carries its moment and sorts by it", () => {
    const early = newId(new Date("2026-05-01T00:00:00.123Z"));
    const late = newId(new Date("2026-05-01T00:00:00.124Z"));
    expect(timeOfId(early).toISOString()).toBe("2026-05-01T00:00:00.123Z");
    expect(early < late).toBe(true);
    expect(firstIdAt(new Date("2026-05-01T00:00:00.124Z")) <= late).toBe(true);
    expect(early < firstIdAt(new Date("2026-05-01T00:00:00.124Z"))).toBe(true);
  });

  it("has its first bound at the beginning of time as ids tell it", () => {
    expect(firstIdAt(new Date("1960-01-01T00:00:00Z"))).toBe("00000000-0000-7000-8000-000000000000");
  });
});

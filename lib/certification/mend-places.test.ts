import { describe, expect, it } from "vitest";
import { toSectionKey } from "@/lib/listings/editor/sections";
import { mendPlaces } from "./mend-places";
import { isMachineRule, RUBRIC } from "./rubric";

const LISTING = "/partner/ptn_1/listings/lst_1";
/** What a machine checks in the partner's own app: nothing in the editor mends it. */
const IN_THE_APP = ["PRF-01"];

describe("where a finding is mended", () => {
  it.each(RUBRIC.filter((rule) => isMachineRule(rule.id)).map((rule) => rule.id))("%s has a place", (id) => {
    const places = mendPlaces(id, LISTING);
    expect(places.length > 0).toBe(!IN_THE_APP.includes(id));
    for (const { href } of places) {
      const section = new URL(href, "http://x").searchParams.get("section");
      if (section === null) expect(href).toBe("/partner/ptn_1/settings");
      else expect(toSectionKey(section)).toBe(section);
    }
  });

  it("has none for a rule that was dropped or never was", () => {
    expect(mendPlaces("WRK-99", LISTING)).toEqual([]);
    expect(mendPlaces("constructor", LISTING)).toEqual([]);
  });
});

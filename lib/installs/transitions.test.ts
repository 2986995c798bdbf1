import { describe, expect, it } from "vitest";
import { stateAfter, statesBefore, stepNames, stepsFrom } from "@/lib/platform/transitions/derive";
import { LIVE_STATES } from "./constants";
import { INSTALLATIONS } from "./transitions";
import { INSTALLATION_STATES } from "./types";

describe("installation transitions", () => {
  it("leaves nothing that has ended", () => {
    for (const state of ["refused", "withdrawn", "uninstalled"] as const) {
      expect(stepsFrom(INSTALLATIONS, state)).toEqual([]);
    }
  });

  it("lets every live state be uninstalled, and nothing else", () => {
    expect(statesBefore(INSTALLATIONS, "uninstall").sort()).toEqual([...LIVE_STATES].sort());
  });

  it("reaches active only from pending, awaiting payment and suspended", () => {
    const before = INSTALLATION_STATES.filter((state) =>
      stepNames(INSTALLATIONS).some((step) => stateAfter(INSTALLATIONS, state, step) === "active"),
    );
    expect(before.sort()).toEqual(["awaiting_payment", "pending", "suspended"]);
  });
});

import { describe, expect, it } from "vitest";
import { LIVE_STATES } from "./constants";
import { canMoveInstallation, INSTALLATION_TRANSITIONS, type InstallationAction, statesBefore } from "./transitions";
import { INSTALLATION_STATES } from "./types";

const ACTIONS: readonly InstallationAction[] = [
  "approve",
  "refuse",
  "withdraw",
  "activate",
  "expire",
  "await_payment",
  "pay",
  "suspend",
  "resume",
  "uninstall",
];

describe("installation transitions", () => {
  it("lists every row once", () => {
    expect([...ACTIONS].sort()).toEqual(Object.keys(INSTALLATION_TRANSITIONS).sort());
  });

  it("leaves nothing that has ended", () => {
    for (const state of ["refused", "withdrawn", "uninstalled"] as const) {
      for (const action of ACTIONS) expect(canMoveInstallation(state, action)).toBe(false);
    }
  });

  it("lets every live state be uninstalled, and nothing else", () => {
    expect(statesBefore("uninstall").sort()).toEqual([...LIVE_STATES].sort());
  });

  it("reaches active only from pending, awaiting payment and suspended", () => {
    const before = ACTIONS.filter((action) => INSTALLATION_TRANSITIONS[action].to === "active").flatMap(statesBefore);
    expect(before.sort()).toEqual(["awaiting_payment", "pending", "suspended"]);
  });

  it("has a start for every state that is not a start itself", () => {
    const reached = new Set<string>(ACTIONS.map((action) => INSTALLATION_TRANSITIONS[action].to));
    expect(INSTALLATION_STATES.filter((state) => !reached.has(state))).toEqual(["requested"]);
  });
});

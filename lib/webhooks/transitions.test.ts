import { describe, expect, it } from "vitest";
import { canMove, statesBefore } from "@/lib/platform/transitions/derive";
import { DELIVERY_STATES, ENDPOINT_STATES } from "./constants";
import { DELIVERIES, ENDPOINTS } from "./transitions";

describe("state tables", () => {
  it("give a statement exactly the states in which every one of its actions is possible", () => {
    expect(statesBefore(DELIVERIES, "deliver", "retry", "exhaust")).toEqual(["pending"]);
    expect(statesBefore(DELIVERIES, "resend")).toEqual(
      DELIVERY_STATES.filter((state) => canMove(DELIVERIES, state, "resend")),
    );
    expect(statesBefore(DELIVERIES, "resend", "cancel")).toEqual(["pending"]);
    expect(statesBefore(ENDPOINTS, "succeed")).toEqual(
      ENDPOINT_STATES.filter((state) => canMove(ENDPOINTS, state, "succeed")),
    );
  });

  it("send again what was cancelled only where a stop did it, and let nothing but a person bring a disabled endpoint back", () => {
    expect(canMove(DELIVERIES, "cancelled", "resend")).toBe(false);
    expect(statesBefore(DELIVERIES, "recover_stopped")).toEqual(["cancelled"]);
    const from = (["fail", "succeed", "give_up", "gone", "pause", "resume"] as const).filter((action) =>
      canMove(ENDPOINTS, "disabled", action),
    );
    expect(from).toEqual(["resume"]);
  });
});

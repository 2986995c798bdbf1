import { describe, expect, it } from "vitest";
import { DELIVERY_STATES, ENDPOINT_STATES } from "./constants";
import { canMoveDelivery, canMoveEndpoint, deliveryStatesBefore, endpointStatesBefore } from "./transitions";

describe("state tables", () => {
  it("give a statement exactly the states in which every one of its actions is possible", () => {
    expect(deliveryStatesBefore("deliver", "retry", "exhaust")).toEqual(["pending"]);
    expect(deliveryStatesBefore("resend")).toEqual(DELIVERY_STATES.filter((state) => canMoveDelivery(state, "resend")));
    expect(deliveryStatesBefore("resend", "cancel")).toEqual(["pending"]);
    expect(endpointStatesBefore("succeed")).toEqual(
      ENDPOINT_STATES.filter((state) => canMoveEndpoint(state, "succeed")),
    );
  });

  it("send again what was cancelled only where a stop did it, and let nothing but a person bring a disabled endpoint back", () => {
    expect(canMoveDelivery("cancelled", "resend")).toBe(false);
    expect(deliveryStatesBefore("recover_stopped")).toEqual(["cancelled"]);
    const from = (["fail", "succeed", "give_up", "gone", "pause", "resume"] as const).filter((action) =>
      canMoveEndpoint("disabled", action),
    );
    expect(from).toEqual(["resume"]);
  });
});

import { describe, expect, it } from "vitest";
import { cablesOf } from "./cables";

describe("cablesOf", () => {
  it("joins nothing when nothing is asked for", () => {
    expect(cablesOf({ scopes: [], events: [] }, 3)).toEqual([]);
  });

  it("draws one cable a resource, changing before reading, and one dotted for events", () => {
    const cables = cablesOf(
      {
        scopes: [
          { scope: "customers:read", reason: "", optional: false },
          { scope: "customers:write", reason: "", optional: true },
          { scope: "orders:read", reason: "", optional: false },
        ],
        events: [
          { type: "order.created", reason: "" },
          { type: "order.updated", reason: "" },
        ],
      },
      2,
    );
    expect(cables).toEqual([
      { resource: "orders", thing: 0, kind: "reads", dimmed: false },
      { resource: "orders", thing: 1, kind: "events", dimmed: false },
      { resource: "customers", thing: 1, kind: "writes", dimmed: false },
    ]);
  });

  it("dims what a workspace may leave off and stays on the partner's ports", () => {
    const cables = cablesOf({ scopes: [{ scope: "payments:read", reason: "", optional: true }], events: [] }, 1);
    expect(cables).toEqual([{ resource: "payments", thing: 0, kind: "reads", dimmed: true }]);
  });
});

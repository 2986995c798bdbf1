import { expect, it } from "vitest";
import { LISTING_STATES } from "@/lib/listings/types";
import { isInstallable } from "./installable";

it("takes live installations of what is published or deprecated, sandbox ones of anything, and none under a block", () => {
  const live = LISTING_STATES.filter((state) => isInstallable({ environment: "live", state, installBlock: "none" }));
  expect(live).toEqual(["published", "deprecated"]);
  const sandbox = LISTING_STATES.filter((state) =>
    isInstallable({ environment: "sandbox", state, installBlock: "none" }),
  );
  expect(sandbox).toEqual(LISTING_STATES);
  for (const environment of ["live", "sandbox"] as const)
    for (const installBlock of ["soft", "hard"] as const)
      expect(isInstallable({ environment, state: "published", installBlock })).toBe(false);
});

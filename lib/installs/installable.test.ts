import { expect, it } from "vitest";
import { INSTALL_BLOCKS, LISTING_STATES } from "@/lib/listings/types";
import { isInstallable, mayWork } from "./installable";

const environments = ["live", "sandbox"] as const;

it("takes live installations of what is published or deprecated and not stopped, sandbox ones of anything", () => {
  for (const installBlock of INSTALL_BLOCKS) {
    const taken = environments.map((environment) =>
      LISTING_STATES.filter((state) => isInstallable({ environment, state, installBlock })),
    );
    expect(taken).toEqual([installBlock === "none" ? ["published", "deprecated"] : [], LISTING_STATES]);
  }
});

it("stops what is installed under a hard block only, and never in a sandbox", () => {
  const stopped = environments.flatMap((environment) =>
    INSTALL_BLOCKS.filter((installBlock) => !mayWork({ environment, installBlock })).map((block) => [
      environment,
      block,
    ]),
  );
  expect(stopped).toEqual([["live", "hard"]]);
});

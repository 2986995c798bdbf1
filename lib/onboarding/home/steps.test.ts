import { describe, expect, it } from "vitest";
import type { VersionState } from "@/lib/listings/types";
import { type HomeFacts, homeSentence, homeSteps } from "./steps";

const nothing: HomeFacts = {
  called: false,
  domainVerified: false,
  agreementAccepted: false,
  listing: null,
  received: false,
  endpoints: { total: 0, troubled: 0 },
};
const listing = {
  id: "lst_1",
  name: "Tallyho",
  number: "1.0.0",
  state: "published",
  complete: 11,
  sections: 11,
  published: true,
  liveSecret: true,
} as const;
const all: HomeFacts = {
  called: true,
  domainVerified: true,
  agreementAccepted: true,
  listing,
  received: true,
  endpoints: { total: 1, troubled: 0 },
};
const step = (facts: HomeFacts, key: string) => homeSteps(facts).find((one) => one.key === key);
const first = (state: VersionState): HomeFacts => ({
  ...all,
  listing: { ...listing, state, published: false, liveSecret: state === "approved" ? false : null },
});
const openKeys = (facts: HomeFacts) =>
  homeSteps(facts)
    .filter(({ done }) => !done)
    .map(({ key }) => key);
const sentence = (facts: HomeFacts) => homeSentence(homeSteps(facts), facts);

describe("the steps of a partner's home", () => {
  it("nothing is done at the start, and there is a way to begin", () => {
    expect(homeSteps(nothing).filter(({ done }) => done)).toEqual([]);
    expect(step(nothing, "listing")?.path).toBe("/listings/new");
  });

  it("everything is done when the facts say so", () => {
    expect(openKeys(all)).toEqual([]);
    expect(sentence(all)).toMatch(/^Everything is in place/);
  });

  it.each([
    ["draft", ["submit", "publish"]],
    ["submitted", ["publish"]],
    ["in_review", ["publish"]],
    ["changes_requested", ["submit", "publish"]],
    ["rejected", ["submit", "publish"]],
    ["approved", ["secret", "publish"]],
  ] as const)("a first version that is %s leaves %j to do", (state, keys) => {
    expect(openKeys(first(state))).toEqual(keys);
    expect(sentence(first(state))).not.toMatch(/^Everything/);
  });

  it("asked for changes, or approved, the open step says what to do and where", () => {
    expect(step(first("changes_requested"), "submit")).toMatchObject({
      title: "Change what the reviewer asks for in Tallyho",
      path: "/listings/lst_1/submission",
    });
    expect(step(first("approved"), "publish")).toMatchObject({ title: "Publish Tallyho", path: "/listings/lst_1" });
    expect(step(first("approved"), "secret")?.path).toBe("/listings/lst_1/credentials");
  });

  it("the next version of a public listing asks again only when it is the partner's turn", () => {
    const next = (state: VersionState) => openKeys({ ...all, listing: { ...listing, state } });
    expect(next("draft")).toEqual([]);
    expect(next("changes_requested")).toEqual(["submit"]);
    expect(next("approved")).toEqual(["publish"]);
  });

  it("a half-filled listing says how far it is", () => {
    const half = step({ ...nothing, listing: { ...listing, state: "draft", complete: 4 } }, "listing");
    expect(half).toMatchObject({ done: false, note: "4 of 11 sections are complete." });
  });

  it("an event that arrived stays ticked when an endpoint is paused, which is said", () => {
    const paused = { ...all, endpoints: { total: 2, troubled: 1 } };
    expect(step(paused, "endpoint")).toMatchObject({ done: true, note: "Deliveries fail at 1 of 2 endpoints." });
    expect(sentence(paused)).toMatch(/needs a look/);
  });
});

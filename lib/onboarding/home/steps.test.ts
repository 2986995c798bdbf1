import { expect, test } from "vitest";
import { type HomeFacts, homeSteps } from "./steps";

const nothing: HomeFacts = {
  called: false,
  domainVerified: false,
  agreementAccepted: false,
  listing: null,
  endpoints: { total: 0, healthy: 0, troubled: 0 },
};
const listing = { id: "lst_1", name: "Tallyho", complete: 11, sections: 11, handedIn: true, published: false };
const step = (facts: HomeFacts, key: string) => homeSteps(facts).find((one) => one.key === key);

test("nothing is done at the start, and there is a way to begin", () => {
  expect(homeSteps(nothing).filter(({ done }) => done)).toEqual([]);
  expect(step(nothing, "listing")?.path).toBe("/listings/new");
});

test("everything is done when the facts say so", () => {
  const facts = {
    called: true,
    domainVerified: true,
    agreementAccepted: true,
    listing,
    endpoints: { total: 1, healthy: 1, troubled: 0 },
  };
  expect(homeSteps(facts).every(({ done }) => done)).toBe(true);
});

test("a half-filled listing says how far it is", () => {
  const half = step({ ...nothing, listing: { ...listing, complete: 4, handedIn: false } }, "listing");
  expect(half).toMatchObject({ done: false, note: "4 of 11 sections are complete." });
});

test("one troubled endpoint is not done, whatever the others do", () => {
  expect(step({ ...nothing, endpoints: { total: 2, healthy: 1, troubled: 1 } }, "endpoint")?.done).toBe(false);
});

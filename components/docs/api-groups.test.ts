import { expect, it } from "vitest";
import { ruleOf } from "@/lib/accounts/policy";
import { apiGroups } from "./api-groups";

it("begins each group with the calls that an app's token may make", () => {
  const groups = apiGroups();
  expect(groups.length).toBeGreaterThan(3);
  for (const { tag, operations } of groups) {
    const forApps = operations.map(({ policy }) => Boolean(ruleOf(policy).app || ruleOf(policy).public));
    expect(forApps, tag).toEqual([...forApps].sort((left, right) => Number(right) - Number(left)));
  }
});

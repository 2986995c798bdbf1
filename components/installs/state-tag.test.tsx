import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { StateTag } from "./state-tag";

const words = (tag: Parameters<typeof StateTag>[0]) =>
  renderToStaticMarkup(<StateTag {...tag} />)
    .replace(/<svg.*?<\/svg>/g, "")
    .split(/<[^>]+>/)
    .filter(Boolean);

it.each([
  ["active", "none", ["Active"]],
  ["active", "soft", ["Active", "No new installations"]],
  ["active", "hard", ["Stopped by the marketplace"]],
  ["pending", "hard", ["Waiting for the partner", "Stopped by the marketplace"]],
  ["uninstalled", "hard", ["Removed"]],
] as const)("an installation that is %s while its listing's stop is %s reads %j", (state, installBlock, expected) => {
  expect(words({ state, installBlock, locale: "en" })).toEqual(expected);
});

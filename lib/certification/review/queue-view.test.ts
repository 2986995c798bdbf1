import { expect, it } from "vitest";
import { readQueueView } from "./queue-view";

it("reads the view an address asks for, and takes anything else as the default", () => {
  expect(readQueueView({ show: "mine", sort: "risk" })).toEqual({ show: "mine", sort: "risk" });
  expect(readQueueView({})).toEqual({ show: "all", sort: "due" });
  expect(readQueueView({ show: ["mine"], sort: "name" })).toEqual({ show: "all", sort: "due" });
});

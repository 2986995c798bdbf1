import { describe, expect, it } from "vitest";
import { homePath } from "./home-path";

const workspace = { id: "wks_1", name: "Harbour Books", role: "owner" } as const;
const partner = { id: "ptn_1", name: "Tallyho", role: "member" } as const;

describe("homePath", () => {
  it.each([
    [{ workspaces: [], partners: [], staff: null }, "/he/workspace"],
    [{ workspaces: [workspace], partners: [], staff: null }, "/he/workspace/wks_1/installed"],
    [{ workspaces: [workspace, { ...workspace, id: "wks_2" }], partners: [], staff: null }, "/he/workspace"],
    [{ workspaces: [], partners: [partner], staff: null }, "/partner/ptn_1"],
    [{ workspaces: [workspace], partners: [partner], staff: null }, "/he/workspace"],
    [{ workspaces: [], partners: [], staff: "reviewer" }, "/admin"],
    [{ workspaces: [workspace], partners: [], staff: "admin" }, "/he/workspace"],
  ] as const)("%j -> %s", (places, path) => {
    expect(homePath({ ...places, workspaces: [...places.workspaces], partners: [...places.partners] }, "he")).toBe(
      path,
    );
  });
});

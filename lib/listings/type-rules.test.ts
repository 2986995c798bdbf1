import { describe, expect, it } from "vitest";
import { typeProblems, typesFor } from "./type-rules";

const none = { repositoryUrl: "", licence: "", maintainer: "", whiteLabelName: "" };

describe("type rules", () => {
  it("asks a community listing for its source, licence and maintainer", () => {
    expect(typeProblems("community", none).map((problem) => problem.field)).toEqual([
      "repositoryUrl",
      "licence",
      "maintainer",
    ]);
    const full = { ...none, repositoryUrl: "https://code.example/x", licence: "MIT", maintainer: "Ada Tester" };
    expect(typeProblems("community", full)).toEqual([]);
  });

  it("asks an embedded listing for its white-label name, the others for nothing", () => {
    expect(typeProblems("embedded", none).map((problem) => problem.field)).toEqual(["whiteLabelName"]);
    expect(typeProblems("native", none)).toEqual([]);
    expect(typeProblems("partner", none)).toEqual([]);
  });

  it("keeps native and embedded for the built-in partner", () => {
    expect(typesFor(true)).toEqual(["native", "embedded"]);
    expect(typesFor(false)).toEqual(["partner", "community"]);
  });
});

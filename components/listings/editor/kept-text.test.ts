import { describe, expect, it } from "vitest";
import { parseKeptText, toFormData } from "./kept-text";

describe("parseKeptText", () => {
  it("reads what was kept", () => {
    const kept = parseKeptText(
      JSON.stringify({
        at: 5,
        entries: [
          ["promise", "Hello"],
          ["scopes.0.on", "on"],
        ],
      }),
    );
    expect(kept && [...toFormData(kept).entries()]).toEqual([
      ["promise", "Hello"],
      ["scopes.0.on", "on"],
    ]);
  });

  it.each([null, "null", "3", "{}", '{"at":"now","entries":[]}', '{"at":1,"entries":5}'])(
    "takes %j for nothing",
    (stored) => {
      expect(parseKeptText(stored)).toBeNull();
    },
  );

  it("leaves out entries of another shape", () => {
    expect(parseKeptText('{"at":1,"entries":[["a"],["b",2],["c","d"],"x"]}')?.entries).toEqual([["c", "d"]]);
  });
});

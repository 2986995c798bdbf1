import { beforeEach, describe, expect, it, vi } from "vitest";
import { keepText, parseKeptText, readKeptText, toFormData } from "./kept-text";

const says = (promise: string) => toFormData({ at: 0, base: "", way: "waits", entries: [["promise", promise]] });

describe("what was kept", () => {
  beforeEach(() => {
    const stored = new Map<string, string>();
    vi.stubGlobal("localStorage", {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => stored.set(key, value),
    });
  });

  it.each(["sent", "arrived"] as const)("and %s goes on where it was on a page that was read just before", (way) => {
    keepText("one", says("New"), "base 1", way);
    expect(readKeptText("one", says("Old"), "base 1")).toMatchObject({ entries: [["promise", "New"]] });
    expect(readKeptText("one", says("New "), "base 2")).toBeNull();
    expect(readKeptText("one", says("As the server writes it"), "base 2")).toBeNull();
  });

  it("and arrived is forgotten after a minute, what waits is not", () => {
    keepText("one", says("New"), "base 1", "arrived");
    vi.spyOn(Date, "now").mockReturnValue(Date.now() + 61_000);
    expect(readKeptText("one", says("Old"), "base 1")).toBeNull();
    keepText("one", says("New"), "base 1");
    expect(readKeptText("one", says("Old"), "base 2")).toMatchObject({ base: "base 1" });
  });
});

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

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJson } from "./exact-json";

const isKept = (source: string) => parseJson(`{"a":[${source}]}`).changed.length === 0;

describe("numbers in JSON", () => {
  it.each([
    "9007199254740993",
    "-9007199254740993",
    "1e400",
    "-1e400",
    "1e-400",
    "12345678901234567890",
    "0.12345678901234567891",
    "9007199254740993.0",
    "1E309",
  ])("%s would be changed", (source) => expect(parseJson(`{"a":[1,${source}]}`).changed).toEqual(["a.1"]));

  it.each([
    "0",
    "-0",
    "1",
    "9007199254740992",
    "0.1",
    "1.50",
    "1e3",
    "1.5E+3",
    "12345.6789",
    "1e21",
    "5e-324",
    "1.7976931348623157e308",
    "100000000000000000000",
  ])("%s is kept", (source) => expect(isKept(source)).toBe(true));

  it("every number that JavaScript writes is kept, and none that it would write otherwise", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(isKept(JSON.stringify(value))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), (value) => {
        expect(isKept(String(value))).toBe(decimalOf(Number(value)) === value);
      }),
      { numRuns: 1_000 },
    );
  });

  it("names a bare one, looks into no string, and tells twenty at most", () => {
    expect(parseJson("1e400").changed).toEqual([""]);
    expect(parseJson('{"a":"9007199254740993 1e400"}').changed).toEqual([]);
    expect(parseJson(`[${Array.from({ length: 500 }, () => "1e400").join()}]`).changed).toHaveLength(20);
  });
});

/** The decimal that JavaScript writes of a whole number, as a big one. */
function decimalOf(value: number): bigint {
  const [digits = "", exponent = "0"] = String(value).split("e");
  const [whole = "", fraction = ""] = digits.split(".");
  return BigInt(whole + fraction) * 10n ** BigInt(Number(exponent) - fraction.length);
}

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromMinor, toMinor } from "./amount";

describe("amounts people type", () => {
  it.each([
    ["12,50", "1250"],
    ["12.5", "1250"],
    ["0,99", "99"],
    ["19", "1900"],
    ["1,900", "190000"],
    ["1,900.50", "190050"],
    ["1.900,50", "190050"],
    ["1 900,5", "190050"],
    ["1\u202f900,50", "190050"],
    ["1’900.50", "190050"],
    ["1,234,567", "123456700"],
    ["€ 12,50", "1250"],
    ["12,50 €", "1250"],
  ])("reads %j as %s cents", (text, minor) => {
    expect(toMinor(text, "EUR")).toBe(minor);
  });

  it.each(["", "-1", "1.234", "1e3", "free", "12.3.4", "1,23,456", "1,900,50", "12,", ",50", "0,500", "12 34", "$12"])(
    "refuses %j rather than guess",
    (text) => {
      expect(toMinor(text, "EUR")).toBeNull();
    },
  );

  it("knows currencies without cents", () => {
    expect(toMinor("1,200", "JPY")).toBe("1200");
    expect(toMinor("12,50", "JPY")).toBeNull();
    expect(toMinor("12.00", "JPY")).toBe("12");
  });

  it("come back as they were written, whatever the sign of thousands and of the fraction", () => {
    const marks = fc.constantFrom([",", "."], [".", ","], [" ", ","], ["'", "."], ["", ","], ["", "."]);
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 99_999_999_999n }),
        fc.constantFrom("USD", "JPY", "EUR"),
        marks,
        (minor, currency, [thousands = "", point = "."]) => {
          const shown = fromMinor(minor.toString(), currency);
          expect(toMinor(shown, currency)).toBe(minor.toString());
          const [whole = "0", cents = ""] = shown.split(".");
          const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, thousands);
          // "1.900" alone is refused; with its cents it can only be read one way.
          const fraction = currency === "JPY" ? "" : `${point}${cents.padEnd(2, "0")}`;
          if (currency === "JPY" && thousands === ".") return;
          expect(toMinor(grouped + fraction, currency)).toBe(minor.toString());
        },
      ),
    );
  });
});

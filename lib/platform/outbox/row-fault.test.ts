import { describe, expect, it } from "vitest";
import { blamesRows, errorText, saysDuplicate } from "./row-fault";

const withCode = (code: string) => Object.assign(new Error("no"), { code });

describe("whose fault an error is", () => {
  it.each(["22021", "22P02", "22003", "23505", "23514", "P0001", "54000", "XX000"])("%s is the rows'", (code) =>
    expect(blamesRows(withCode(code))).toBe(true),
  );

  it.each(["08006", "57P01", "53300", "40P01", "55P03", "42P01", "42501", "25P02", "ECONNREFUSED", "EPIPE"])(
    "%s is not",
    (code) => expect(blamesRows(withCode(code))).toBe(false),
  );

  it("finds what the driver said inside an error of Prisma", () => {
    const prisma = (originalCode: string) =>
      Object.assign(withCode("P2010"), { meta: { driverAdapterError: { cause: { originalCode } } } });
    expect(blamesRows(prisma("23514"))).toBe(true);
    expect(blamesRows(prisma("40P01"))).toBe(false);
    expect(saysDuplicate(prisma("23505"))).toBe(true);
  });

  it("a lost connection has no code, a record that cannot be made is a mistake of the language", () => {
    expect(blamesRows(new Error("Connection terminated unexpectedly"))).toBe(false);
    expect(blamesRows(new RangeError("Invalid time value"))).toBe(true);
  });

  it("knows a row that is there already", () => {
    expect(saysDuplicate(withCode("23505"))).toBe(true);
    expect(saysDuplicate(withCode("23514"))).toBe(false);
  });

  it("writes an error so that a text column takes it", () => {
    expect(errorText(new Error("a\u0000b\nc\ud800"))).toBe("a b c\ufffd");
    expect(errorText("x".repeat(900))).toHaveLength(500);
    expect(errorText(`${"x".repeat(499)}\u{1f600}`).isWellFormed()).toBe(true);
  });
});

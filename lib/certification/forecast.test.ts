import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { durationWords, forecastFrom } from "./forecast";

describe("forecastFrom", () => {
  it("says nothing under five decisions", () => {
    expect(forecastFrom([1, 2, 3, 4])).toBeNull();
  });

  it("is the median", () => {
    expect(forecastFrom([100, 1, 3, 2, 4])).toEqual({ medianHours: 3, count: 5 });
    expect(forecastFrom([1, 2, 3, 4, 5, 60])).toEqual({ medianHours: 3.5, count: 6 });
  });

  it("lies between the extremes and ignores their order", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e4, noNaN: true }), { minLength: 5 }), (hours) => {
        const forecast = forecastFrom(hours);
        expect(forecast?.medianHours).toBeGreaterThanOrEqual(Math.min(...hours));
        expect(forecast?.medianHours).toBeLessThanOrEqual(Math.max(...hours));
        expect(forecastFrom([...hours].reverse())).toEqual(forecast);
      }),
    );
  });

  it.each([
    [0.4, "an hour"],
    [1, "1 hour"],
    [1.2, "2 hours"],
    [36, "36 hours"],
    [37, "2 days"],
    [49, "3 days"],
  ])("%s hours are %s", (hours, words) => {
    expect(durationWords(hours)).toBe(words);
  });
});

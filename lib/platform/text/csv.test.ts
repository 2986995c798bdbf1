import { expect, it } from "vitest";
import { csvOf } from "./csv";

it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1"])(
  "a cell that begins like a formula is text: %j",
  (text) => {
    expect(csvOf(["a"], [[text]])).toContain(`"'${text}"`);
  },
);

it("quotes, commas and lines stay within their cell; numbers stay numbers", () => {
  expect(csvOf(["a", "b"], [['He said "no", twice\nthen left', -3]])).toBe(
    '\uFEFF"a","b"\r\n"He said ""no"", twice\nthen left","-3"\r\n',
  );
});

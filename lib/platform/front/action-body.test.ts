import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isActionTooDeep, mayBeAction } from "./action-body";

const TEXT = "text/plain;charset=UTF-8";
const nested = (levels: number) => `[null,{"name":${"[".repeat(levels)}${"]".repeat(levels)}}]`;

async function multipart(fields: ReadonlyArray<[string, string | Blob]>): Promise<[Buffer, string]> {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  const request = new Request("http://a.example", { method: "POST", body: form });
  return [Buffer.from(await request.arrayBuffer()), request.headers.get("content-type") ?? ""];
}

describe("the arguments of an action", () => {
  it.each([5_000, 200_000])("are refused when they are nested %i levels deep", async (levels) => {
    expect(isActionTooDeep(Buffer.from(nested(levels)), TEXT)).toBe(true);
    for (const name of ["0", "12", "$ACTION_1:0"])
      expect(
        isActionTooDeep(
          ...(await multipart([
            ["1_name", "x"],
            [name, nested(levels)],
          ])),
        ),
      ).toBe(true);
  });

  it("pass when they are not, whatever stands in their texts, fields and files", async () => {
    const brackets = "[{".repeat(500);
    expect(isActionTooDeep(Buffer.from(nested(60)), TEXT)).toBe(false);
    expect(isActionTooDeep(Buffer.from(JSON.stringify([null, { a: `"${brackets}\\`, b: brackets }])), TEXT)).toBe(
      false,
    );
    const file = new File([nested(5_000)], "notes.json");
    const form = await multipart([
      ["0", '["$K1"]'],
      ["1_description", brackets],
      ["rows.0.name", brackets],
      ["1_file", file],
      ["7", file],
    ]);
    expect(isActionTooDeep(...form)).toBe(false);
  });

  it("are judged like the values they stand for", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => !isActionTooDeep(Buffer.from(JSON.stringify(value)), TEXT)),
    );
  });

  it("are looked for where React would", () => {
    expect(mayBeAction({ "next-action": "7f", "content-type": TEXT })).toBe(true);
    expect(mayBeAction({ "content-type": "multipart/form-data; boundary=x" })).toBe(true);
    expect(mayBeAction({ "content-type": "application/x-www-form-urlencoded" })).toBe(false);
  });
});

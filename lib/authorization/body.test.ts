import { describe, expect, it } from "vitest";
import { MAX_JSON_LEVELS } from "@/lib/platform/json/nesting";
import { MAX_BODY_BYTES, readJsonBody } from "./body";

const post = (body: BodyInit | null, type = "application/json") =>
  new Request("http://localhost/api/v1/orders", { method: "POST", body, headers: { "content-type": type } });

describe("a JSON body", () => {
  it("comes as text and value; an empty one is an empty object", async () => {
    expect(await readJsonBody(post('{"a": 1}'))).toEqual({ text: '{"a": 1}', value: { a: 1 } });
    expect(await readJsonBody(post('{"a":1}', "application/merge-patch+json; charset=utf-8"))).toMatchObject({
      value: { a: 1 },
    });
    expect(await readJsonBody(post(null))).toEqual({ text: "", value: {} });
  });

  it("is nested no deeper than it may be, however it comes", async () => {
    const nested = (levels: number) => post(`${'{"a":['.repeat(levels / 2)}${"]}".repeat(levels / 2)}`);
    await expect(readJsonBody(nested(MAX_JSON_LEVELS))).resolves.toBeDefined();
    for (const levels of [MAX_JSON_LEVELS + 2, 5_000, 60_000])
      await expect(readJsonBody(nested(levels))).rejects.toMatchObject({ code: "malformed" });
  });

  it.each<[string, Request, string]>([
    ["another type", post("a=1", "application/x-www-form-urlencoded"), "unsupported_media"],
    ["broken JSON", post('{"a":'), "malformed"],
    ["bytes that are no UTF-8", post(new Uint8Array([0x22, 0xff, 0x22])), "malformed"],
    ["one byte too many", post(`"${"x".repeat(MAX_BODY_BYTES - 1)}"`), "too_large"],
  ])("refuses %s", async (_what, request, code) => {
    await expect(readJsonBody(request)).rejects.toMatchObject({ code });
  });
});

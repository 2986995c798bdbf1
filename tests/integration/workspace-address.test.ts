import { NextRequest } from "next/server";
import { expect, it } from "vitest";
import { GET } from "../../app/workspace/[...path]/route";

async function location(path: string[], headers: Record<string, string> = {}): Promise<string | null> {
  const request = new NextRequest(new URL(`/workspace/${path.join("/")}`, "http://localhost:3000"), { headers });
  const answer = await GET(request, { params: Promise.resolve({ path }) });
  expect(answer.status).toBe(307);
  return answer.headers.get("location");
}

it("goes on in the language that was being read, else the browser's", async () => {
  const path = ["wks_1", "installed", "ins_1"];
  expect(await location(path)).toBe("/en/workspace/wks_1/installed/ins_1");
  expect(await location(path, { "accept-language": "he-IL" })).toBe("/he/workspace/wks_1/installed/ins_1");
  expect(await location(path, { "accept-language": "en", cookie: "patchbay-locale=he" })).toBe(
    "/he/workspace/wks_1/installed/ins_1",
  );
});

it("stays on this site whatever the path says", async () => {
  expect(await location(["..", "//evil.example"])).toBe("/en/workspace/../%2F%2Fevil.example");
  expect(await location(["\r\nset-cookie: a=b"])).toBe("/en/workspace/%0D%0Aset-cookie%3A%20a%3Db");
});

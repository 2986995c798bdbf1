import { expect, it } from "vitest";
import { errorPage, onwardPageResponse } from "./error-page";

it("speaks the reader's language and direction", () => {
  expect(errorPage("en", { error: "invalid_client" })).toContain('<html lang="en" dir="ltr">');
  const hebrew = errorPage("he-IL,he;q=0.9", { error: "invalid_client" });
  expect(hebrew).toContain('<html lang="he" dir="rtl">');
  expect(hebrew).not.toContain("This connection cannot go on");
});

it("shows what the partner sent as text, whatever it is", () => {
  const page = errorPage("en", { error: "invalid_request", error_description: `<script>alert("1" & '2')</script>` });
  expect(page).toContain("invalid_request: &lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;");
  expect(page).not.toContain("<script");
});

it("goes on by itself, to an address as it is", async () => {
  const answer = onwardPageResponse("he", `https://p.example/cb?a=1&b="2"`);
  const page = await answer.text();
  expect(page).toContain('<meta http-equiv="refresh" content="0;url=https://p.example/cb?a=1&amp;b=&quot;2&quot;">');
  expect(page).toContain('<a href="https://p.example/cb?a=1&amp;b=&quot;2&quot;">');
  expect(page).toContain('dir="rtl"');
  expect([answer.status, answer.headers.get("content-security-policy")]).toEqual([
    200,
    expect.stringContaining("frame-ancestors 'none'"),
  ]);
});

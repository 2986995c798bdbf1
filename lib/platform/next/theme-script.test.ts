import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { THEME_KEY, THEME_SCRIPT, THEME_SCRIPT_HASH } from "./theme-script";

it("has the hash that the content security policy allows", () => {
  const digest = createHash("sha256").update(THEME_SCRIPT).digest("base64");
  expect(THEME_SCRIPT_HASH).toBe(`'sha256-${digest}'`);
});

it("reads the key that the toggle writes", () => {
  expect(THEME_SCRIPT).toContain(`getItem(\`${THEME_KEY}\`)`);
});

it("needs no escaping as a text child", () => {
  expect(THEME_SCRIPT).not.toMatch(/["'&<>]/);
});

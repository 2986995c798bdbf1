import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { inRoot } from "./paths.ts";
import { readSettings } from "./settings.ts";
import { settingNames, testSettings } from "./test-settings.ts";

const OURS = /^(PROCESS_URL|BUILD_ID|BUILD_STARTED_AT|NODE_ENV|NEXT_\w+|PATCHBAY_THROW_AWAY|PATCHBAY_PARENT)$/;

it("leaves a test's stack nothing of the Patchbay that runs here", () => {
  const here = {
    PORT: "3000",
    PARTNER_APP_PORT: "3001",
    EMBEDDED_DB_PORT: "5440",
    DATA_DIR: ".data",
    BUILD_DIR: ".next",
    SMTP_URL: "smtps://user:password@mail.example.com",
    DATABASE_URL: "postgresql://a:b@127.0.0.1/x",
    PATCHBAY_MODE: "production",
  };
  const stack = { ...here, ...testSettings({ PORT: "4700", DATA_DIR: "/tmp/x", BUILD_DIR: ".next-x" }) };
  expect(readSettings(stack)).toMatchObject({
    mode: "demo",
    port: 4700,
    partnerAppPort: 4701,
    embeddedPort: undefined,
    external: undefined,
    dataDir: "/tmp/x",
    buildDir: inRoot(".next-x"),
  });
  expect(stack.SMTP_URL).toBe("");
});

it("knows every setting that the scripts and the product read", () => {
  const read = ["scripts/lib/settings.ts", "lib/platform/env.ts"].flatMap((file) => {
    const text = readFileSync(inRoot(file), "utf8");
    return [
      ...text.matchAll(
        /\benv\.([A-Z_]+)|numberOf\(env, "([A-Z_]+)"|choice\(env, "([A-Z_]+)"|^ {2}([A-Z_]+): (?:z\.|onOff)/gm,
      ),
    ].map((match) => match.slice(1).find(Boolean) ?? "");
  });
  expect(read.length).toBeGreaterThan(20);
  const known = settingNames();
  expect(read.filter((name) => !known.includes(name) && !OURS.test(name))).toEqual([]);
});

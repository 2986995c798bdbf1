import { describe, expect, it } from "vitest";
import { Problem } from "./problem.ts";
import { readSettings } from "./settings.ts";

const PRODUCTION = {
  PATCHBAY_MODE: "production",
  ORIGIN: "https://market.example.com",
  PATCHBAY_SECRET: "s".repeat(40),
  ENCRYPTION_KEYS: "k1:abc",
  DATABASE_URL: "postgresql://app:a@db.example.com/patchbay",
};

describe("readSettings", () => {
  it("needs nothing in demo mode and stays on this machine", () => {
    expect(readSettings({})).toMatchObject({
      mode: "demo",
      port: 3000,
      host: "127.0.0.1",
      origin: "http://localhost:3000",
      demoHost: true,
      partnerAppPort: 3001,
      external: undefined,
    });
  });

  it("takes an empty value for none", () => {
    expect(readSettings({ PORT: "", DATABASE_URL: "", ORIGIN: "" })).toMatchObject({ port: 3000, external: undefined });
  });

  it("derives the partner app's port and the origin from PORT", () => {
    expect(readSettings({ PORT: "4000" })).toMatchObject({ origin: "http://localhost:4000", partnerAppPort: 4001 });
  });

  it("uses one address for both roles when only one is given", () => {
    const url = "postgresql://a:b@127.0.0.1/x";
    expect(readSettings({ DATABASE_URL: url }).external).toEqual({ app: url, owner: url });
  });

  it("accepts a complete production", () => {
    expect(readSettings(PRODUCTION)).toMatchObject({ mode: "production", host: "0.0.0.0", demoHost: false });
  });

  it.each(["ORIGIN", "PATCHBAY_SECRET", "ENCRYPTION_KEYS", "DATABASE_URL"] as const)(
    "names %s when production lacks it",
    (name) => {
      expect(() => readSettings({ ...PRODUCTION, [name]: undefined })).toThrow(
        new Problem(`PATCHBAY_MODE=production needs ${name}: set it and start again.`),
      );
    },
  );

  it.each([
    [{ ...PRODUCTION, ORIGIN: "http://market.example.com" }, /https/],
    [{ PORT: "0" }, /PORT/],
    [{ WEB_PROCESSES: "1.5" }, /WEB_PROCESSES/],
    [{ DEMO_HOST: "yes" }, /DEMO_HOST/],
    [{ ORIGIN: "market.example.com" }, /ORIGIN/],
    [{ DATABASE_URL: "mysql://a@b/c" }, /DATABASE_URL/],
  ])("refuses %j", (env, words) => expect(() => readSettings(env)).toThrow(words));
});

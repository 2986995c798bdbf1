import { describe, expect, it } from "vitest";
import { hashPassword, verifyPassword } from "./password";

describe("a password", () => {
  it("is kept as argon2id with its own salt", async () => {
    const [one, two] = await Promise.all([hashPassword("a lantern"), hashPassword("a lantern")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await verifyPassword(one, "a lantern")).toBe(true);
    expect(await verifyPassword(one, "a Lantern")).toBe(false);
  });

  it("belongs to nobody without a hash, not even the stand-in's", async () => {
    expect(await verifyPassword(null, "no account has this password")).toBe(false);
  });
});

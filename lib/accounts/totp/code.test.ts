import { describe, expect, it } from "vitest";
import { newTotpSecret, STEP_SECONDS, totpCode, totpStep, totpUri } from "./code";

// RFC 6238, appendix B: the SHA-1 secret "12345678901234567890" in base32.
const RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

describe("totp", () => {
  it.each([
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_234_567_890, "005924"],
    [20_000_000_000, "353130"],
  ])("gives the RFC's code at %d s", (seconds, code) => {
    expect(totpCode(RFC_SECRET, new Date(seconds * 1000))).toBe(code);
  });

  it("takes the step before and after, nothing further", () => {
    const at = new Date("2026-11-21T12:00:10Z");
    const codeOf = (steps: number) => totpCode(RFC_SECRET, new Date(at.getTime() + steps * STEP_SECONDS * 1000));
    const step = BigInt(Math.floor(at.getTime() / 30_000));
    expect(totpStep(RFC_SECRET, codeOf(0), at)).toBe(step);
    expect(totpStep(RFC_SECRET, codeOf(-1), at)).toBe(step - 1n);
    expect(totpStep(RFC_SECRET, codeOf(1), at)).toBe(step + 1n);
    expect(totpStep(RFC_SECRET, codeOf(3), at)).toBeNull();
  });

  it("makes secrets that apps can read", () => {
    const secret = newTotpSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(totpUri(secret, "ada@x.example")).toContain("issuer=Patchbay");
  });
});

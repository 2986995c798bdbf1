import { describe, expect, it, vi } from "vitest";
import { DEVICE_COOKIE, LINK_SECONDS } from "@/lib/accounts/constants";
import { changePassword, proveCurrentPassword } from "@/lib/accounts/profile/mutations";
import { requestPasswordReset, resetPassword } from "@/lib/accounts/recovery/mutations";
import { signIn } from "@/lib/accounts/sign-in/mutations";
import { authorize } from "@/lib/accounts/sign-in/next-auth";
import { env } from "@/lib/platform/env";
import { limitOf, takeAddressPointOrThrow, takePoint } from "@/lib/platform/requests/rate-limit";
import { makePerson, makePersonScope, PASSWORD } from "../factories/accounts";
import { comeFrom, cookieOf } from "../support/action-request";
import { lastMailTo, tokenOf } from "../support/mail";
import { handleQueued } from "../support/outbox";
import { codeOf } from "../support/outcomes";

// Behind a proxy, where addresses are known; settings are read once, with the first import.
vi.hoisted(() => {
  process.env.TRUST_PROXY = "on";
});
vi.mock("next/headers", async () => (await import("../support/action-request")).nextHeaders());

type From = { ip?: string; device?: string };
const tryIn = (email: string, password: string, { ip = "direct", device = "" }: From = {}) =>
  signIn({ email, password, browser: { userAgent: "test", ip, device } });
async function guess(email: string, times: number, from: From = {}): Promise<Set<string>> {
  const codes = new Set<string>();
  for (let tries = 0; tries < times; tries++) codes.add(await codeOf(tryIn(email, "a wrong guess", from)));
  return codes;
}
const WRONG = new Set(["bad_credentials"]);

describe("right passwords", () => {
  it("are not counted: a stranger's browser signs in more often than the limit of guesses", async () => {
    const { email } = await makePerson();
    const ip = "203.0.113.77";
    for (let time = 0; time < limitOf("sign-in.stranger").points + 2; time++)
      expect(await codeOf(tryIn(email, PASSWORD, { ip }))).toBe("won");
    expect(await guess(email, 8, { ip })).toEqual(WRONG);
    expect(await codeOf(tryIn(email, PASSWORD, { ip }))).toBe("rate_limited");
  });

  it("asked for again are not counted either", async () => {
    const scope = await makePersonScope();
    for (let time = 0; time < limitOf("password.prove").points + 2; time++) await proveCurrentPassword(scope, PASSWORD);
  });

  it("are no way around the limit: of many tries at once no more than eight are judged", async () => {
    const { email } = await makePerson();
    const codes = await Promise.all(Array.from({ length: 20 }, () => codeOf(tryIn(email, "a wrong guess"))));
    expect(codes.filter((code) => code === "bad_credentials")).toHaveLength(8);
  });
});

describe("a stranger who guesses", () => {
  it("is stopped after eight tries, and never keeps out a browser that signed in before", async () => {
    const { email } = await makePerson();
    const { device } = await tryIn(email, PASSWORD);
    expect(await guess(email, 8)).toEqual(WRONG);
    expect(await codeOf(tryIn(email, PASSWORD))).toBe("rate_limited");
    await expect(tryIn(email, PASSWORD, { device })).resolves.toHaveProperty("sessionId");
  });

  it("keeps out nobody at another address", async () => {
    const { email } = await makePerson();
    expect(await guess(email, 8, { ip: "203.0.113.1" })).toEqual(WRONG);
    expect(await codeOf(tryIn(email, PASSWORD, { ip: "203.0.113.1" }))).toBe("rate_limited");
    await expect(tryIn(email, PASSWORD, { ip: "203.0.113.2" })).resolves.toHaveProperty("sessionId");
  });

  it("meets the account's own limit from ever new addresses; the owner's browser does not", async () => {
    const { email } = await makePerson();
    const { device } = await tryIn(email, PASSWORD, { ip: "198.51.100.1" });
    const { points } = limitOf("sign-in.account");
    for (let n = 1; n <= points; n++) await codeOf(tryIn(email, "a wrong guess", { ip: `192.0.2.${n}` }));
    expect(await codeOf(tryIn(email, PASSWORD, { ip: "198.51.100.2" }))).toBe("rate_limited");
    await expect(tryIn(email, PASSWORD, { ip: "198.51.100.1", device })).resolves.toHaveProperty("sessionId");
  });

  it("has no more tries with the browser of somebody else, or of a former intruder", async () => {
    const owner = await makePersonScope();
    const { email } = owner.person;
    const other = await makePerson();
    const { device: theirs } = await tryIn(other.email, PASSWORD);
    const { device: intruders } = await tryIn(email, PASSWORD);
    const { device } = await changePassword(owner, { currentPassword: PASSWORD, password: "a brand new password" });
    expect(await guess(email, 3, { device: theirs })).toEqual(WRONG);
    expect(await guess(email, 5, { device: intruders })).toEqual(WRONG);
    expect(await guess(email, 1, { device: intruders })).toEqual(new Set(["rate_limited"]));
    await expect(tryIn(email, "a brand new password", { device })).resolves.toHaveProperty("sessionId");
  });

  it("does not stop the signed-in owner from proving the password", async () => {
    const scope = await makePersonScope();
    await guess(scope.person.email, 9);
    expect(await codeOf(proveCurrentPassword(scope, PASSWORD))).toBe("won");
    const codes: string[] = [];
    for (let n = 0; n < 9; n++) codes.push(await codeOf(proveCurrentPassword(scope, "a wrong guess")));
    expect(codes.at(-1)).toBe("rate_limited");
  });
});

describe("a browser that signed in before", () => {
  it("has eight tries of its own", async () => {
    const { email } = await makePerson();
    const { device } = await tryIn(email, PASSWORD);
    expect(await guess(email, 8, { device })).toEqual(WRONG);
    expect(await codeOf(tryIn(email, PASSWORD, { device }))).toBe("rate_limited");
    await expect(tryIn(email, PASSWORD)).resolves.toHaveProperty("sessionId");
  });

  it("is also one that chose a new password by the mailed link: the way in while strangers guess", async () => {
    const { email } = await makePerson();
    await guess(email, 9);
    await requestPasswordReset({ email, ip: "direct" });
    await handleQueued("password_reset.requested");
    const { device } = await resetPassword({
      token: tokenOf(await lastMailTo(email)),
      password: "a brand new password",
    });
    expect(await codeOf(tryIn(email, "a brand new password"))).toBe("rate_limited");
    await expect(tryIn(email, "a brand new password", { device })).resolves.toHaveProperty("sessionId");
  });
});

describe("signing in through next-auth's own route", () => {
  const from = (ip: string, cookies: Record<string, string> = {}) =>
    comeFrom(null, env().origin, { headers: { "x-forwarded-for": `10.0.0.1, ${ip}` }, cookies });

  it("counts the caller's address as our form does", async () => {
    const { email } = await makePerson();
    const ip = "203.0.113.77";
    for (let n = 0; n < limitOf("sign-in.address").points; n++) await takePoint("sign-in.address", ip);
    await from(ip);
    expect(await authorize({ email, password: PASSWORD })).toBeNull();
    await from("203.0.113.78");
    expect(await authorize({ email, password: PASSWORD })).toHaveProperty("id");
  });

  it("counts a network of IPv6 as one caller", async () => {
    const { email } = await makePerson();
    for (let n = 0; n < limitOf("sign-in.address").points; n++)
      await takeAddressPointOrThrow("sign-in.address", `2001:db8:77:1::${n.toString(16)}`);
    await from("2001:db8:77:1:ffff::1");
    expect(await authorize({ email, password: PASSWORD })).toBeNull();
    await from("2001:db8:77:2::1");
    expect(await authorize({ email, password: PASSWORD })).toHaveProperty("id");
  });

  it("makes the browser known, and knows it again", async () => {
    const { email } = await makePerson();
    await from("203.0.113.80");
    await authorize({ email, password: PASSWORD });
    const device = cookieOf(DEVICE_COOKIE.name) ?? "";
    await guess(email, 9, { ip: "203.0.113.80" });
    expect(await authorize({ email, password: PASSWORD })).toHaveProperty("id");
    await from("203.0.113.80");
    expect(await authorize({ email, password: PASSWORD })).toBeNull();
    await from("203.0.113.80", { [DEVICE_COOKIE.name]: device });
    expect(await authorize({ email, password: PASSWORD })).toHaveProperty("id");
  });
});

it("a mailed link works for as long as the limit keeps another from being sent", () => {
  expect(LINK_SECONDS.reset).toBeGreaterThanOrEqual(limitOf("password-reset.account").seconds);
});

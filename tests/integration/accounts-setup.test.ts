import { beforeEach, describe, expect, it } from "vitest";
import { mintPublicScope } from "@/lib/accounts/gates/mint";
import { getMarketplaceName } from "@/lib/accounts/marketplace/data";
import { getSignedIn } from "@/lib/accounts/session/data";
import { isSetupOpen } from "@/lib/accounts/setup/data";
import { completeSetup } from "@/lib/accounts/setup/mutations";
import { setupSchema } from "@/lib/accounts/setup/schema";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { makeSetupToken } from "../../scripts/lib/setup-token";
import { testDatabase } from "../support/database-env";
import { lastMailTo } from "../support/mail";
import { codeOf, outcomes } from "../support/outcomes";

const browser = { userAgent: "Mozilla/5.0", ip: "direct", device: "" };
const makeToken = () => makeSetupToken(testDatabase().owner);
const fields = (token: string, over: object = {}) =>
  setupSchema.parse({
    token,
    marketplace: "Orchard",
    name: "Ada",
    email: `first-${newId().slice(-12)}@orchard.example`,
    password: "a long enough password",
    ...over,
  });
const admins = () => db().staffMember.count({ where: { role: "admin" } });

// Each test begins with an installation that nobody ever set up.
beforeEach(async () => {
  await db().staffMember.deleteMany();
  await db().setting.deleteMany({ where: { key: { in: ["setup", "marketplace"] } } });
  await db().rateLimit.deleteMany();
});

describe("setting up an empty installation", () => {
  it("is closed until a start made a token, whose hash alone is stored", async () => {
    expect(await isSetupOpen(db())).toBe(false);
    expect(await codeOf(completeSetup(fields("guess"), browser))).toBe("not_found");
    const token = (await makeToken()) ?? "";
    expect(await isSetupOpen(db())).toBe(true);
    const rows = JSON.stringify(await db().setting.findMany());
    expect(rows).not.toContain(token);
  });

  it("makes an admin who is signed in, names the marketplace, mails and leaves its trace", async () => {
    const input = fields((await makeToken()) ?? "", { testMail: "ops@orchard.example" });
    const { sessionId } = await completeSetup(input, browser);
    const person = await getSignedIn(db(), sessionId);
    expect(person).toMatchObject({ email: input.email, emailVerified: true, staffRole: "admin", totpDone: false });
    expect(await getMarketplaceName(db(), mintPublicScope())).toBe("Orchard");
    expect(await lastMailTo("ops@orchard.example")).toMatchObject({ kind: "setup.test" });
    const trace = await db().auditEntry.findMany({ where: { subjectId: person?.personId ?? "" } });
    expect(trace.map(({ action }) => action).sort()).toEqual(["account.create", "setup.complete", "staff.create"]);
    expect(JSON.stringify(trace)).not.toContain(input.password);
  });

  it("happens once: not a second time, not twice at once, and no later start opens it again", async () => {
    const token = (await makeToken()) ?? "";
    const tries = await outcomes([1, 2, 3, 4].map(() => completeSetup(fields(token), browser)));
    expect(tries.won).toHaveLength(1);
    expect(await admins()).toBe(1);
    expect(await codeOf(completeSetup(fields(token), browser))).toBe("not_found");
    expect(await makeToken()).toBeUndefined();
    // Not even when that admin is gone.
    await db().staffMember.deleteMany();
    expect(await makeToken()).toBeUndefined();
    expect(await isSetupOpen(db())).toBe(false);
  });

  it("takes the newest token only, and only for a day", async () => {
    const old = (await makeToken()) ?? "";
    const token = (await makeToken()) ?? "";
    expect(await codeOf(completeSetup(fields(old), browser))).toBe("invalid_input");
    await db().$executeRaw`UPDATE setting SET updated_at = now() - interval '25 hours' WHERE key = 'setup'`;
    expect(await isSetupOpen(db())).toBe(false);
    expect(await codeOf(completeSetup(fields(token), browser))).toBe("not_found");
    expect(await admins()).toBe(0);
  });

  it("counts guesses", async () => {
    await makeToken();
    const codes = [];
    for (let guess = 0; guess < 12; guess++) codes.push(await codeOf(completeSetup(fields(`guess-${guess}`), browser)));
    expect(codes.at(0)).toBe("invalid_input");
    expect(codes.at(-1)).toBe("rate_limited");
  });

  it("offers nothing where there is an admin already", async () => {
    const token = (await makeToken()) ?? "";
    await completeSetup(fields(token), browser);
    await db().setting.deleteMany({ where: { key: "setup" } });
    expect(await makeToken()).toBeUndefined();
  });
});

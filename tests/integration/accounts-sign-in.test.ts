import { beforeAll, describe, expect, it } from "vitest";
import { getStaffScope } from "@/lib/accounts/gates/data";
import { mintPersonScope, mintPublicScope } from "@/lib/accounts/gates/mint";
import { getLink } from "@/lib/accounts/links/data";
import { browserProofOf, issueLink } from "@/lib/accounts/links/mutations";
import { onResetRequested } from "@/lib/accounts/recovery/handlers";
import { requestPasswordReset, resetPassword } from "@/lib/accounts/recovery/mutations";
import { onAccountRequested } from "@/lib/accounts/registration/handlers";
import { confirmEmail, signUp } from "@/lib/accounts/registration/mutations";
import { accountRequestedSchema } from "@/lib/accounts/registration/payload";
import { openSession, sealSession } from "@/lib/accounts/session/cookie";
import { getSignedIn, listSessions } from "@/lib/accounts/session/data";
import { revokeSession, revokeSessions } from "@/lib/accounts/session/mutations";
import { signIn } from "@/lib/accounts/sign-in/mutations";
import { totpCode } from "@/lib/accounts/totp/code";
import { createStaffMember, verifyTotp } from "@/lib/accounts/totp/mutations";
import { sha256 } from "@/lib/platform/crypto";
import { db, inTransaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { openPayload } from "@/lib/platform/outbox/outbox";
import { getRealTime } from "@/lib/platform/time";
import { makePerson, PASSWORD, signInAs } from "../factories/accounts";
import { jobContext } from "../factories/jobs";
import { lastMailTo, mailsTo, tokenOf } from "../support/mail";
import { handleQueued } from "../support/outbox";
import { codeOf, outcomes } from "../support/outcomes";

const browser = { userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0 Safari/537.36", ip: "direct", device: "" };
const fresh = () => `ask-${newId().slice(-12)}@people.example`;

function request(email: string, over: { password?: string; ip?: string } = {}) {
  return signUp({
    email,
    name: "Ada",
    password: over.password ?? PASSWORD,
    locale: "en",
    next: "/partner/register",
    ip: over.ip ?? "direct",
  });
}

async function ask(email: string, over: { password?: string } = {}) {
  const answer = await request(email, over);
  await handleQueued("account.requested");
  return answer;
}

async function forget(email: string) {
  await requestPasswordReset({ email, ip: "direct" });
  await handleQueued("password_reset.requested");
}

describe("signing up", () => {
  it("makes an account that works only after its link was used", async () => {
    const email = fresh();
    const { browserProof } = await ask(email);
    const first = await lastMailTo(email);
    expect(first.kind).toBe("account.verify");
    expect(first.action?.url).toContain("next=%2Fpartner%2Fregister");
    expect(await codeOf(signIn({ email, password: PASSWORD, browser }))).toBe("not_ready");
    const token = tokenOf(await lastMailTo(email));
    expect(token).not.toBe(tokenOf(first));
    const proof = browserProofOf(sha256(token));
    expect(browserProof).not.toBe(proof);
    const confirmed = await confirmEmail({ token, password: undefined, browserProof: proof, browser });
    expect(await getSignedIn(db(), confirmed.sessionId)).toMatchObject({ email, emailVerified: true });
  });

  it("asks for the password in a browser that did not ask for the link", async () => {
    const email = fresh();
    await ask(email);
    const token = tokenOf(await lastMailTo(email));
    expect(await codeOf(confirmEmail({ token, password: undefined, browserProof: "forged", browser }))).toBe(
      "invalid_input",
    );
    expect(await codeOf(confirmEmail({ token, password: "wrong password", browserProof: undefined, browser }))).toBe(
      "bad_credentials",
    );
    await expect(confirmEmail({ token, password: PASSWORD, browserProof: undefined, browser })).resolves.toHaveProperty(
      "sessionId",
    );
  });

  it("says the same whether the address has an account, and changes nothing of it", async () => {
    const { email } = await makePerson();
    const answer = await ask(email, { password: "a stranger's password" });
    expect(Object.keys(answer)).toEqual(["browserProof"]);
    expect((await lastMailTo(email)).kind).toBe("account.exists");
    await expect(signIn({ email, password: PASSWORD, browser })).resolves.toHaveProperty("sessionId");
  });

  it("lets nobody squat: asking again replaces name and password until the address is confirmed", async () => {
    const email = fresh();
    await ask(email, { password: "the squatter's password" });
    const old = tokenOf(await lastMailTo(email));
    await ask(email);
    const token = tokenOf(await lastMailTo(email));
    expect(
      await codeOf(confirmEmail({ token: old, password: "the squatter's password", browserProof: undefined, browser })),
    ).toBe("link_expired");
    await confirmEmail({ token, password: PASSWORD, browserProof: undefined, browser });
    await expect(signIn({ email, password: PASSWORD, browser })).resolves.toHaveProperty("sessionId");
  });

  it("makes one account of ten requests at once", async () => {
    const email = fresh();
    const all = await outcomes(Array.from({ length: 10 }, () => request(email)));
    expect(all.failed).toEqual([]);
    await handleQueued("account.requested");
    expect(await db().person.count({ where: { email } })).toBe(1);
  });
});

describe("whether an address has an account", () => {
  /** What a request writes before it is answered: how many rows of what. */
  async function writtenBy(work: () => Promise<unknown>): Promise<unknown> {
    const count = async () => ({
      outbox: await db().outboxMessage.groupBy({ by: ["name"], _count: true, orderBy: { name: "asc" } }),
      others: [await db().person.count(), await db().emailToken.count(), await db().auditEntry.count()],
    });
    const before = await count();
    await work();
    const after = await count();
    return {
      outbox: after.outbox.map((row) => [
        row.name,
        row._count - (before.outbox.find(({ name }) => name === row.name)?._count ?? 0),
      ]),
      others: after.others.map((number, place) => number - (before.others[place] ?? 0)),
    };
  }

  it.each<[string, string, (email: string) => Promise<unknown>]>([
    ["signing up", "account.requested", (email) => request(email)],
    ["a forgotten password", "password_reset.requested", (email) => requestPasswordReset({ email, ip: "direct" })],
  ])("is not told by the work before the answer: %s", async (_, name, work) => {
    const known = await makePerson();
    for (const email of [known.email, fresh()]) {
      const written = await writtenBy(() => work(email));
      expect(written).toMatchObject({ outbox: expect.arrayContaining([[name, 1]]), others: [0, 0, 0] });
      expect(JSON.stringify(written).match(/",1]/g)).toHaveLength(1);
    }
  });

  it("is found out once, though the message comes twice", async () => {
    const email = fresh();
    await request(email);
    const row = await db().outboxMessage.findFirstOrThrow({
      where: { name: "account.requested", doneAt: null },
      orderBy: { id: "desc" },
    });
    for (let times = 0; times < 2; times++)
      await onAccountRequested(accountRequestedSchema.parse(openPayload(row.payload)), jobContext());
    expect((await mailsTo(email)).map(({ kind }) => kind)).toEqual(["account.verify"]);
    const known = await makePerson();
    const reset = { email: known.email, token: "the-token-of-one-request" };
    for (let times = 0; times < 2; times++) await onResetRequested(reset, jobContext());
    expect(await mailsTo(known.email)).toHaveLength(1);
  });
});

describe("links", () => {
  it("work once under 20 parallel uses", async () => {
    const email = fresh();
    await ask(email);
    const token = tokenOf(await lastMailTo(email));
    const uses = Array.from({ length: 20 }, () =>
      confirmEmail({ token, password: undefined, browserProof: browserProofOf(sha256(token)), browser }),
    );
    const all = await outcomes(uses);
    expect(all.won).toHaveLength(1);
    expect(all.failed).toEqual(Array.from({ length: 19 }, () => "link_expired"));
    expect(await db().session.count({ where: { person: { email } } })).toBe(1);
  });

  it("end with their time, and reading them uses nothing up", async () => {
    const { personId, email } = await makePerson();
    const { token } = await inTransaction((tx) => issueLink(tx, { personId, kind: "reset", email }));
    for (let reads = 0; reads < 3; reads++) {
      expect(await getLink(db(), mintPublicScope(), token)).toMatchObject({ state: "open", kind: "reset", email });
    }
    await db().emailToken.update({
      where: { tokenHash: sha256(token) },
      data: { expiresAt: new Date(Date.now() - 1000) },
    });
    expect(await getLink(db(), mintPublicScope(), token)).toEqual({ state: "gone", kind: "reset" });
    expect(await codeOf(resetPassword({ token, password: "another long password" }))).toBe("link_expired");
  });

  it("are stored hashed", async () => {
    const { personId, email } = await makePerson();
    const { token } = await inTransaction((tx) => issueLink(tx, { personId, kind: "reset", email }));
    const stored = await db().emailToken.findFirstOrThrow({ where: { personId } });
    expect(stored.tokenHash).toBe(sha256(token));
    expect(JSON.stringify(stored)).not.toContain(token);
  });
});

describe("signing in", () => {
  it("keeps passwords as argon2id", async () => {
    const { personId } = await makePerson();
    const { passwordHash } = await db().person.findUniqueOrThrow({ where: { id: personId } });
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it("tells an unknown address and a wrong password apart neither by answer nor by work", async () => {
    const { email } = await makePerson();
    const time = async (address: string) => {
      const start = performance.now();
      expect(await codeOf(signIn({ email: address, password: "wrong password", browser }))).toBe("bad_credentials");
      return performance.now() - start;
    };
    await time(email);
    const known = Math.min(await time(email), await time(email), await time(email));
    const unknown = Math.min(await time(fresh()), await time(fresh()), await time(fresh()));
    expect(unknown).toBeGreaterThan(known * 0.4);
  });

  it("stops guessing after eight tries, for the right password too, and only that account", async () => {
    const { email } = await makePerson();
    for (let tries = 0; tries < 8; tries++)
      expect(await codeOf(signIn({ email, password: "guess", browser }))).toBe("bad_credentials");
    expect(await codeOf(signIn({ email, password: PASSWORD, browser }))).toBe("rate_limited");
    const other = await makePerson();
    await expect(signIn({ email: other.email, password: PASSWORD, browser })).resolves.toHaveProperty("sessionId");
  });

  it("stops one known address that tries many accounts", async () => {
    const ip = "203.0.113.9";
    const codes = new Set<string>();
    for (let tries = 0; tries < 61; tries++)
      codes.add(await codeOf(signIn({ email: fresh(), password: "x", browser: { ...browser, ip } })));
    expect(codes).toEqual(new Set(["bad_credentials", "rate_limited"]));
  });

  it("is refused to a deleted account", async () => {
    const { email, personId } = await makePerson();
    await db().person.update({ where: { id: personId }, data: { deletedAt: new Date() } });
    expect(await codeOf(signIn({ email, password: PASSWORD, browser }))).toBe("bad_credentials");
  });
});

describe("sessions", () => {
  it("end at once when revoked, one by one and all others", async () => {
    const { personId, email } = await makePerson();
    const here = await signInAs(personId);
    const there = await signIn({ email, password: PASSWORD, browser });
    const third = await signIn({ email, password: PASSWORD, browser });
    const scope = mintPersonScope<never>(here);
    const listed = await listSessions(db(), scope);
    expect(listed).toHaveLength(3);
    expect(listed[0]).toMatchObject({ id: here.sessionId, isCurrent: true });
    expect(listed.find((row) => row.id === there.sessionId)).toMatchObject({
      browser: "Chrome",
      system: "Linux",
      ip: null,
    });
    await inTransaction((tx) => revokeSession(tx, scope, there.sessionId));
    expect(await getSignedIn(db(), there.sessionId)).toBeNull();
    await inTransaction((tx) => revokeSessions(tx, personId, here.sessionId));
    expect(await getSignedIn(db(), third.sessionId)).toBeNull();
    expect(await getSignedIn(db(), here.sessionId)).not.toBeNull();
  });

  it("of somebody else cannot be revoked", async () => {
    const mine = mintPersonScope<never>(await signInAs((await makePerson()).personId));
    const theirs = await signInAs((await makePerson()).personId);
    await inTransaction((tx) => revokeSession(tx, mine, theirs.sessionId));
    expect(await getSignedIn(db(), theirs.sessionId)).not.toBeNull();
  });

  it("travel sealed: a forged or changed cookie opens nothing", async () => {
    const sealed = await sealSession("01900000-0000-7000-8000-000000000000");
    expect(await openSession(sealed)).toBe("01900000-0000-7000-8000-000000000000");
    expect(await openSession(`${sealed.slice(0, -2)}xx`)).toBeNull();
    expect(await openSession("nonsense")).toBeNull();
    expect(await openSession(undefined)).toBeNull();
  });
});

describe("a forgotten password", () => {
  it("is replaced by the link, which ends every session and every other link", async () => {
    const { personId, email } = await makePerson();
    const session = await signInAs(personId);
    await forget(email);
    const token = tokenOf(await lastMailTo(email));
    await resetPassword({ token, password: "a brand new password" });
    expect(await getSignedIn(db(), session.sessionId)).toBeNull();
    expect(await codeOf(signIn({ email, password: PASSWORD, browser }))).toBe("bad_credentials");
    await expect(signIn({ email, password: "a brand new password", browser })).resolves.toHaveProperty("sessionId");
    expect(await codeOf(resetPassword({ token, password: "one more password" }))).toBe("link_expired");
    expect((await lastMailTo(email)).kind).toBe("password.changed");
  });

  it("is one winner of 20 parallel resets", async () => {
    const { email } = await makePerson();
    await forget(email);
    const token = tokenOf(await lastMailTo(email));
    const all = await outcomes(
      Array.from({ length: 20 }, (_, n) => resetPassword({ token, password: `password number ${n}` })),
    );
    expect(all.won).toHaveLength(1);
  });

  it("mails nothing to an unknown address", async () => {
    const unknown = fresh();
    await forget(unknown);
    expect(await mailsTo(unknown)).toHaveLength(0);
  });

  it("mails four times an hour at most, and asking more closes nothing: the last link works", async () => {
    const { email } = await makePerson();
    for (let asks = 0; asks < 9; asks++) await forget(email);
    const mails = await mailsTo(email);
    expect(mails).toHaveLength(4);
    await resetPassword({ token: tokenOf(await lastMailTo(email)), password: "a brand new password" });
    await expect(signIn({ email, password: "a brand new password", browser })).resolves.toHaveProperty("sessionId");
  });
});

describe("the second factor of staff", () => {
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  let now: Date;
  beforeAll(async () => {
    now = await getRealTime(db());
  });

  async function makeStaff() {
    const { personId } = await makePerson({ name: "Rut Reviewer" });
    await inTransaction((tx) => createStaffMember(tx, { personId, role: "reviewer", totpSecret: secret }));
    return signInAs(personId);
  }

  it("opens staff rights for this session only", async () => {
    const person = await makeStaff();
    const elsewhere = await signInAs(person.personId);
    expect(getStaffScope(person, "certification.read")).toBeNull();
    await verifyTotp(mintPersonScope<never>(person), totpCode(secret, now));
    const after = await getSignedIn(db(), person.sessionId);
    expect(after && getStaffScope(after, "certification.read")).not.toBeNull();
    const other = await getSignedIn(db(), elsewhere.sessionId);
    expect(other && getStaffScope(other, "certification.read")).toBeNull();
  });

  it("takes a code once, also when it comes five times at the same moment", async () => {
    const person = await makeStaff();
    const scope = mintPersonScope<never>(person);
    const code = totpCode(secret, now);
    const all = await outcomes(Array.from({ length: 5 }, () => verifyTotp(scope, code)));
    expect(all.won).toHaveLength(1);
    expect(await codeOf(verifyTotp(scope, code))).toBe("invalid_input");
  });

  it("stops guessing after six tries", async () => {
    const scope = mintPersonScope<never>(await makeStaff());
    const wrong = totpCode(secret, new Date("2001-01-01"));
    const codes: string[] = [];
    for (let tries = 0; tries < 7; tries++) codes.push(await codeOf(verifyTotp(scope, wrong)));
    expect(codes.slice(0, 6)).toEqual(Array.from({ length: 6 }, () => "invalid_input"));
    expect(codes[6]).toBe("rate_limited");
  });

  it("has thirty wrong codes a day, however slowly they come; right ones are not counted", async () => {
    const person = await makeStaff();
    const scope = mintPersonScope<never>(person);
    const wrong = totpCode(secret, new Date("2001-01-01"));
    const codes: string[] = [];
    const slowly = async (code: string) => {
      await db().rateLimit.deleteMany({ where: { key: `totp.person:${person.personId}` } });
      codes.push(await codeOf(verifyTotp(scope, code)));
    };
    await slowly(totpCode(secret, now));
    for (let tries = 0; tries < 31; tries++) await slowly(wrong);
    const expected = ["won", ...Array.from({ length: 30 }, () => "invalid_input"), "rate_limited"];
    expect(codes).toEqual(expected);
  });

  it("asks for the code again after twelve hours", async () => {
    const person = await makeStaff();
    await verifyTotp(mintPersonScope<never>(person), totpCode(secret, now));
    const isStaff = async () => (await getSignedIn(db(), person.sessionId))?.totpDone;
    const since = (hours: number) =>
      db()
        .$executeRaw`UPDATE staff_member SET created_at = now() - interval '2 days' WHERE person_id = ${person.personId}::uuid`.then(
        () =>
          db()
            .$executeRaw`UPDATE session SET totp_at = now() - make_interval(mins => ${hours * 60}::int) WHERE id = ${person.sessionId}::uuid`,
      );
    await since(11.9);
    expect(await isStaff()).toBe(true);
    await since(12.1);
    expect(await isStaff()).toBe(false);
  });

  it("keeps its secret encrypted", async () => {
    const person = await makeStaff();
    const stored = await db().staffMember.findUniqueOrThrow({ where: { personId: person.personId } });
    expect(stored.totpSecret).not.toContain(secret);
  });
});

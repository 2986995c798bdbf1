import { describe, expect, it } from "vitest";
import { getAgreement } from "@/lib/partners/agreement/data";
import { tellOwners } from "@/lib/partners/agreement/handlers";
import { acceptAgreement, publishAgreement } from "@/lib/partners/agreement/mutations";
import { getPartnerProfile, getSubmissionReadiness } from "@/lib/partners/data";
import { listDomains } from "@/lib/partners/domains/data";
import { addDomain, checkDomain, removeDomain } from "@/lib/partners/domains/mutations";
import type { ProofSources } from "@/lib/partners/domains/proof";
import { createPartner, updatePartner } from "@/lib/partners/mutations";
import { db, inTransaction } from "@/lib/platform/db";
import { formatId, newId } from "@/lib/platform/ids";
import { makePerson, makeStaffScope } from "../factories/accounts";
import { makePartner, makePartnerScope } from "../factories/partners";
import { queuedMails } from "../support/mail";
import { codeOf, outcomes } from "../support/outcomes";

const unique = () => `d${newId().slice(-10)}.example`;

/** The outside world of a test: TXT records by name, files by address. */
function world(
  records: Record<string, string[]>,
  files: Record<string, { status: number; text: string }> = {},
): ProofSources {
  return {
    resolveTxt: async (name) => records[name] ?? Promise.reject(new Error("ENOTFOUND")),
    readFile: async (url) => {
      const file = files[url];
      return file ? { ok: true, ...file } : { ok: false, why: "The name does not resolve." };
    },
  };
}

async function partnerWithDomain(domain = unique()) {
  const { partnerId, ownerId } = await makePartner();
  const scope = await makePartnerScope(partnerId, "owner", ownerId);
  const { domainId } = await inTransaction((tx) => addDomain(tx, scope, domain));
  const view = (await listDomains(db(), scope)).find((row) => row.domain === domain);
  if (!view) throw new Error("The domain is missing.");
  return { scope, domain, domainId, token: view.token };
}

describe("a partner", () => {
  it("gets an address of its own, also when the name is taken", async () => {
    const name = `Twin ${newId().slice(-6)}`;
    const first = await makePartner({ name });
    const second = await makePartner({ name });
    expect(second.slug).toBe(`${first.slug}-2`);
    const { personId } = await makePerson();
    const asked = inTransaction((tx) =>
      createPartner(tx, { name, slug: first.slug, website: "", supportEmail: "a@b.example", ownerId: personId }),
    );
    expect(await codeOf(asked)).toBe("conflict");
  });

  it("is saved only over what the form showed", async () => {
    const { partnerId, ownerId } = await makePartner();
    const scope = await makePartnerScope(partnerId, "owner", ownerId);
    const { seen } = await getPartnerProfile(db(), scope);
    const change = {
      name: "Renamed",
      website: "https://r.example",
      supportEmail: "r@r.example",
      country: "NL",
      about: "",
    };
    await inTransaction((tx) => updatePartner(tx, scope, { ...change, seen }));
    expect(await codeOf(inTransaction((tx) => updatePartner(tx, scope, { ...change, name: "Stale", seen })))).toBe(
      "conflict",
    );
    expect(await getPartnerProfile(db(), scope)).toMatchObject(change);
    expect(await db().outboxMessage.count({ where: { name: "cache.expire" } })).toBeGreaterThan(0);
  });
});

describe("domain proof", () => {
  it("is found in DNS", async () => {
    const { scope, domain, domainId, token } = await partnerWithDomain();
    const result = await checkDomain(scope, domainId, world({ [`_patchbay.${domain}`]: ["v=spf1", token] }));
    expect(result.proven).toBe(true);
    expect((await listDomains(db(), scope))[0]).toMatchObject({ method: "dns" });
  });

  it("is found in the well-known file", async () => {
    const { scope, domain, domainId, token } = await partnerWithDomain();
    const url = `https://${domain}/.well-known/patchbay-domain.txt`;
    const result = await checkDomain(scope, domainId, world({}, { [url]: { status: 200, text: `${token}\n` } }));
    expect(result.proven).toBe(true);
  });

  it.each([
    ["nothing there", {}, "has no TXT record that we can see"],
    ["another value", { text: "hello" }, 'holds "hello" instead of the token'],
    ["a missing page", { status: 404, text: "no" }, "answered with status 404"],
  ] as const)("says what it saw: %s", async (_name, file, words) => {
    const { scope, domain, domainId } = await partnerWithDomain();
    const url = `https://${domain}/.well-known/patchbay-domain.txt`;
    const files = "text" in file ? { [url]: { status: 200, ...file } } : {};
    const result = await checkDomain(scope, domainId, world({}, files));
    expect(result).toMatchObject({ proven: false });
    expect(result.seen).toContain(words);
    expect((await listDomains(db(), scope))[0]?.seen).toContain(words);
  });

  it("needs this partner's own token", async () => {
    const first = await partnerWithDomain();
    const second = await partnerWithDomain(first.domain);
    expect(second.token).not.toBe(first.token);
    const records = world({ [`_patchbay.${first.domain}`]: [first.token] });
    expect((await checkDomain(second.scope, second.domainId, records)).proven).toBe(false);
  });

  it("goes to one partner, when two prove a domain at the same moment, too", async () => {
    const first = await partnerWithDomain();
    const second = await partnerWithDomain(first.domain);
    const records = world({ [`_patchbay.${first.domain}`]: [first.token, second.token] });
    const all = await outcomes([
      checkDomain(first.scope, first.domainId, records),
      checkDomain(second.scope, second.domainId, records),
    ]);
    expect(all.failed).toEqual([]);
    expect(all.won.filter((result) => result.proven)).toHaveLength(1);
    expect(all.won.find((result) => !result.proven)?.seen).toContain("Another partner");
  });

  it("refuses what is no domain, adds none twice, and removes only one's own", async () => {
    const { scope, domain, domainId } = await partnerWithDomain();
    expect(await codeOf(inTransaction((tx) => addDomain(tx, scope, "not a domain")))).toBe("invalid_input");
    expect(await inTransaction((tx) => addDomain(tx, scope, `https://${domain}/x`))).toEqual({ domainId });
    const other = await partnerWithDomain();
    await inTransaction((tx) => removeDomain(tx, other.scope, domainId));
    expect(await listDomains(db(), scope)).toHaveLength(1);
    expect(await codeOf(checkDomain(other.scope, domainId, world({})))).toBe("not_found");
  });
});

describe("the agreement and readiness", () => {
  it("asks for a proven domain and the newest agreement; a newer one asks again", async () => {
    const { scope, domain, domainId, token } = await partnerWithDomain();
    const ready = () => getSubmissionReadiness(db(), scope.partnerId);
    expect(await ready()).toEqual({ domainVerified: false, agreementAccepted: false, emailVerified: true });
    await checkDomain(scope, domainId, world({ [`_patchbay.${domain}`]: [token] }));
    const before = await getAgreement(db(), scope);
    const version = before?.version ?? 0;
    await outcomes([1, 2].map(() => inTransaction((tx) => acceptAgreement(tx, scope, version))));
    expect(await ready()).toEqual({ domainVerified: true, agreementAccepted: true, emailVerified: true });
    expect((await getAgreement(db(), scope))?.accepted).toMatchObject({ byName: scope.person.name });
    const admin = await makeStaffScope("admin");
    const next = { newest: version, title: "Partner agreement", body: "New." };
    // Two admins at once, and one who read an older version: one version comes of it.
    const published = await outcomes(
      [next, next, { ...next, newest: version - 1 }].map((input) =>
        inTransaction((tx) => publishAgreement(tx, admin, input)),
      ),
    );
    expect(published).toEqual({ won: [{ version: version + 1 }], failed: ["conflict", "conflict"] });
    expect((await ready()).agreementAccepted).toBe(false);
    expect(await getAgreement(db(), scope)).toMatchObject({ accepted: null, earlierVersion: version });
    expect(await codeOf(inTransaction((tx) => acceptAgreement(tx, scope, version)))).toBe("conflict");
  });

  it("is told to every owner, and never changed", async () => {
    const { partnerId, ownerId } = await makePartner();
    await makePartnerScope(partnerId, "member");
    const { email } = await db().person.findUniqueOrThrow({ where: { id: ownerId } });
    const { version } = await db().agreement.findFirstOrThrow({ orderBy: { version: "desc" } });
    await tellOwners({ version });
    const told = (await queuedMails()).filter((mail) => JSON.stringify(mail).includes(formatId("partner", partnerId)));
    expect(told).toMatchObject([{ to: email, kind: "partner.agreement" }]);
    await expect(db().agreement.update({ where: { version }, data: { body: "Other." } })).rejects.toThrow(/denied/);
    await expect(db().agreement.delete({ where: { version } })).rejects.toThrow(/denied/);
  });

  it("needs an owner with a confirmed address", async () => {
    const { personId } = await makePerson({ emailVerified: false });
    const { partnerId } = await makePartner({ ownerId: personId });
    expect((await getSubmissionReadiness(db(), partnerId)).emailVerified).toBe(false);
  });
});

import { describe, expect, it } from "vitest";
import { answerOAuth } from "@/lib/authorization/provider/door";
import { listCredentials } from "@/lib/clients/credentials/data";
import { createSecret } from "@/lib/clients/credentials/mutations";
import { getSandbox } from "@/lib/onboarding/data";
import { getHomeFacts } from "@/lib/onboarding/home/data";
import { homeSteps } from "@/lib/onboarding/home/steps";
import {
  createListingWithSandbox,
  createNextVersionWithSandbox,
  deleteDraftWithSandbox,
  registerPartner,
} from "@/lib/onboarding/mutations";
import { db, inTransaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import type { AppError } from "@/lib/platform/errors";
import { listEndpoints } from "@/lib/webhooks/endpoints/data";
import { makePersonScope } from "../factories/accounts";
import { makePartnerScope } from "../factories/partners";
import { callApi } from "../support/api-router";

const COMPANY = { website: "https://tallyho.example", supportEmail: "help@tallyho.example" };

async function register(name: string) {
  const person = await makePersonScope();
  const made = await inTransaction((tx) => registerPartner(tx, person, { ...COMPANY, name }));
  return { ...made, scope: await makePartnerScope(made.partnerId, "owner", person.person.personId) };
}

describe("the sandbox", () => {
  it("is of the version in work: a new draft is tried at once, a deleted one is left", async () => {
    const { scope, listingId } = await register("Tallyho Versions");
    const at = async () =>
      (await db().installation.findFirstOrThrow({ where: { listingId }, select: { versionId: true } })).versionId;
    const first = await at();
    await db().version.update({ where: { id: first }, data: { state: "rejected" } });
    const next = await inTransaction((tx) => createNextVersionWithSandbox(tx, scope, { listingId, bump: "minor" }));
    expect(await at()).toBe(next.versionId);
    await db().version.update({ where: { id: first }, data: { state: "superseded" } });
    await inTransaction((tx) => deleteDraftWithSandbox(tx, scope, { versionId: next.versionId }));
    expect(await at()).toBe(first);
  });
});

describe("registering", () => {
  it("leads to a first answer of the API within a minute, with nobody's approval", async () => {
    const start = Date.now();
    const { scope } = await register("Tallyho One");
    const client = (await listCredentials(db(), scope)).find(({ environment }) => environment === "sandbox");
    const { secret } = await inTransaction((tx) => createSecret(tx, scope, client?.clientId ?? ""));
    const basic = Buffer.from(`${client?.clientId}:${secret}`).toString("base64");
    const answer = await answerOAuth(
      new Request(new URL("/oauth/token", env().origin), {
        method: "POST",
        headers: { authorization: `Basic ${basic}`, "content-type": "application/x-www-form-urlencoded" },
        body: "grant_type=client_credentials&scope=orders:read",
      }),
    );
    const token: unknown = Reflect.get(await answer.json(), "access_token");
    const orders = await callApi("GET", "/api/v1/orders?limit=3", { token: String(token) });
    expect(orders.status).toBe(200);
    expect(orders.body.data).toHaveLength(3);
    expect(Date.now() - start).toBeLessThan(60_000);
    expect((await getSandbox(db(), scope))?.calls[0]).toMatchObject({
      method: "GET",
      path: "/api/v1/orders",
      status: 200,
      records: 3,
    });
    const steps = homeSteps(await getHomeFacts(db(), scope, await listEndpoints(db(), scope)));
    expect(steps.filter(({ done }) => done).map(({ key }) => key)).toEqual(["call"]);
  });

  it("makes everything or nothing", async () => {
    const person = await makePersonScope();
    const broken = inTransaction(async (tx) => {
      await registerPartner(tx, person, { ...COMPANY, name: "Half a company" });
      throw new Error("the power went out");
    });
    await expect(broken).rejects.toThrow("the power went out");
    expect(await db().partner.count({ where: { name: "Half a company" } })).toBe(0);
    expect(await db().workspace.count({ where: { name: "Half a company sandbox" } })).toBe(0);
  });

  it("waits for the person's address to be proven", async () => {
    const person = await makePersonScope({ emailVerified: false });
    const work = inTransaction((tx) => registerPartner(tx, person, { ...COMPANY, name: "Too early" }));
    await expect(work).rejects.toMatchObject({ code: "not_ready" } satisfies Partial<AppError>);
  });

  it("gives the first listing another name when the company's is taken", async () => {
    const first = await register("Marigold");
    const second = await register("Marigold");
    const listing = await db().listing.findUniqueOrThrow({ where: { id: second.listingId } });
    expect(listing.partnerId).toBe(second.partnerId);
    expect(listing.id).not.toBe(first.listingId);
    expect(await db().installation.count({ where: { workspaceId: second.workspaceId, state: "active" } })).toBe(1);
  });
});

it("a second listing shares the sandbox and has its own client", async () => {
  const { scope, workspaceId, listingId } = await register("Two Listings");
  const made = await inTransaction((tx) =>
    createListingWithSandbox(tx, scope, { name: "Second of two", type: "partner" }),
  );
  const installs = await db().installation.findMany({ where: { workspaceId, state: "active" } });
  expect(installs.map((row) => row.listingId).sort()).toEqual([listingId, made.listingId].sort());
  expect(new Set(installs.map((row) => row.clientId)).size).toBe(2);
});

import { describe, expect, it } from "vitest";
import { env } from "@/lib/platform/env";
import { formatId, newId } from "@/lib/platform/ids";
import { callApi } from "../support/api-router";
import { testDatabase } from "../support/database-env";
import { withIssuer } from "./harness";
import { authorizeUrl, makeOAuthPartner, makeVerifier } from "./partner";

// Behind a proxy that tells addresses; a request that did not come through it has none, as all have without a proxy.
process.env.TRUST_PROXY = "on";
withIssuer();

const FORM = { "content-type": "application/x-www-form-urlencoded" };
type Partner = Awaited<ReturnType<typeof makeOAuthPartner>>;

function ask(path: string, authorization: string | null, body: string, headers: Record<string, string> = {}) {
  return fetch(new URL(path, env().origin), {
    method: "POST",
    headers: { ...FORM, ...headers, ...(authorization ? { authorization } : {}) },
    body,
  });
}

const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`;

/** The client asks about a token of nobody: one authenticated call. */
async function introspect(partner: Partner, headers: Record<string, string> = {}): Promise<Response> {
  return ask("/oauth/introspect", basic(partner.clientId, partner.clientSecret), "token=unknown", headers);
}

/** As if everything that was counted until now had been asked a hundred thousand times. */
async function useUpEverything(): Promise<void> {
  await testDatabase().query("UPDATE rate_limit SET points = 100000");
}

describe("a client's budget", () => {
  it("is not touched by whoever names the client without its secret", async () => {
    const partner = await makeOAuthPartner();
    const { clientId } = partner;
    for (const path of ["/oauth/token", "/oauth/introspect", "/oauth/revoke"]) {
      const body = `grant_type=client_credentials&token=x&client_id=${clientId}`;
      expect((await ask(path, null, body)).status).toBe(401);
      expect((await ask(path, null, `${body}&client_secret=guess`)).status).toBe(401);
      expect((await ask(path, basic(clientId, "guess"), body)).status).toBe(401);
      expect((await ask(path, basic(clientId.replace("_", "%5F"), "guess"), "token=x")).status).toBe(401);
    }
    await useUpEverything();
    expect((await introspect(partner)).status).toBe(200);
    expect((await introspect(partner, { "x-forwarded-for": "203.0.113.9" })).status).toBe(200);
  });

  it("ends its own flood, however it spells its name and proves itself, and nobody else's calls", async () => {
    const [partner, other] = [await makeOAuthPartner(), await makeOAuthPartner()];
    expect((await introspect(partner)).status).toBe(200);
    await testDatabase().query("UPDATE rate_limit SET points = 600");
    const refused = await introspect(partner);
    expect([refused.status, await refused.json()]).toEqual([
      429,
      { error: "temporarily_unavailable", error_description: "too many requests" },
    ]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    const spelled = basic(partner.clientId.replace("_", "%5F"), partner.clientSecret);
    expect((await ask("/oauth/token", spelled, "grant_type=client_credentials")).status).toBe(429);
    const posted = `token=x&client_id=${partner.clientId}&client_secret=${partner.clientSecret}`;
    expect((await ask("/oauth/revoke", null, posted)).status).toBe(429);
    expect((await introspect(other)).status).toBe(200);
  });

  it("needs no limit on guesses: a secret has 256 bits", async () => {
    const secret = (await makeOAuthPartner()).clientSecret.replace(/^cs_/, "");
    expect(Buffer.from(secret, "base64url")).toHaveLength(32);
  });
});

describe("starting an authorization", () => {
  const start = (partner: Partner, address: string | null, clientId = partner.clientId) => {
    const url = authorizeUrl(partner, makeVerifier().challenge);
    const spelled = url.href.replace(partner.clientId, clientId);
    return fetch(spelled, { redirect: "manual", headers: address ? { "x-forwarded-for": `9.9.9.9, ${address}` } : {} });
  };

  it("is limited for one address, whichever client it names, and for no other address", async () => {
    const [partner, other] = [await makeOAuthPartner(), await makeOAuthPartner()];
    expect((await start(partner, "203.0.113.1")).status).toBe(303);
    await useUpEverything();
    expect((await start(partner, "203.0.113.1")).status).toBe(429);
    expect((await start(other, "203.0.113.1")).status).toBe(429);
    expect((await start(partner, "203.0.113.1", partner.clientId.replace("_", "%5F"))).status).toBe(429);
    expect((await start(partner, "203.0.113.2")).status).toBe(303);
  });

  it("is never shut by strangers where addresses are unknown", async () => {
    const partner = await makeOAuthPartner();
    expect((await start(partner, null)).status).toBe(303);
    await useUpEverything();
    expect((await start(partner, null)).status).toBe(303);
  });
});

describe("confirming a deletion", () => {
  const confirm = (deletion: string, address?: string) =>
    callApi("POST", `/api/v1/data-deletions/${deletion}/confirm`, {
      token: "guess",
      body: { receipt: "r" },
      ...(address ? { headers: { "x-forwarded-for": address } } : {}),
    });

  it("is limited for one address, or for one deletion where the address is unknown", async () => {
    const [one, two] = [formatId("deletion", newId()), formatId("deletion", newId())];
    const first = await confirm(one);
    expect([first.status, first.headers.get("ratelimit-remaining")]).toEqual([404, "119"]);
    expect((await confirm(one, "203.0.113.1")).status).toBe(404);
    await useUpEverything();
    expect([(await confirm(one)).status, (await confirm(two)).status]).toEqual([429, 404]);
    expect((await confirm(two, "203.0.113.1")).status).toBe(429);
    expect((await confirm(two, "203.0.113.2")).status).toBe(404);
  });
});

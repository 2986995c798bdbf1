import { randomBytes } from "node:crypto";
import * as client from "openid-client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readReturn, startInstall } from "@/docs/guides/samples/authorize";
import { callBound, finishBound, startBound } from "@/docs/guides/samples/bound-token";
import { everyOrder } from "@/docs/guides/samples/every-page";
import { missing } from "@/docs/guides/samples/find-gaps";
import { newestOrders } from "@/docs/guides/samples/first-call";
import { redeem, refresh } from "@/docs/guides/samples/tokens";
import { isGenuine, isGenuineShort } from "@/docs/guides/samples/verify-by-hand";
import { readEvent } from "@/docs/guides/samples/verify-with-library";
import { createClientSecret } from "@/lib/clients/mutations";
import { inTransaction } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { formatId } from "@/lib/platform/ids";
import { formatSecret, signatureHeaders } from "@/lib/webhooks/signature";
import { agree, authorize } from "../conformance/browser";
import { withIssuer } from "../conformance/harness";
import { authorizeUrl, CALLBACK, getCode, makeOAuthPartner, makeVerifier, me } from "../conformance/partner";
import { makeApp, makeCustomer, makeOrder } from "../factories/host";
import { makeAdminScope } from "../factories/installs";
import { callApi } from "../support/api-router";

// The code that the guides show, run against the product's own doors.

withIssuer();

/** The issuer serves the protocol; records come from the route handlers. */
beforeEach(() => {
  const real = globalThis.fetch;
  vi.stubGlobal("fetch", async (address: string | URL, init?: RequestInit) => {
    const url = new URL(address);
    if (!url.pathname.startsWith("/api/v1/orders")) return real(url, init);
    const answer = await callApi("GET", url.href, { headers: Object.fromEntries(new Headers(init?.headers)) });
    return new Response(answer.text, { status: answer.status });
  });
});
afterEach(() => vi.unstubAllGlobals());

describe("the first call", () => {
  it("reads the newest orders of the sandbox", async () => {
    const app = await makeApp();
    const order = await makeOrder(app.host);
    const { secret } = await inTransaction((tx) => createClientSecret(tx, app.clientId));
    expect(await newestOrders(env().origin, formatId("client", app.clientId), secret)).toMatchObject([
      { id: order.id },
    ]);
  });

  it("and the pages after it, each order once", async () => {
    const app = await makeApp();
    const customer = await makeCustomer(app.host);
    const made = [];
    for (let index = 0; index < 5; index++) made.push((await makeOrder(app.host, customer)).id);
    const seen = [];
    for await (const { id } of everyOrder(env().origin, app.token)) seen.push(id);
    expect(seen).toEqual(made.reverse());
  });
});

describe("installing", () => {
  it("asks as the server wants to be asked, and takes only its own answer", async () => {
    const partner = await makeOAuthPartner();
    const { address, keep } = startInstall(env().origin, partner.clientId, CALLBACK);
    const sent = new URL(address).searchParams;
    const expected = authorizeUrl(partner, sent.get("code_challenge") ?? "", { state: keep.state }).searchParams;
    expect([...sent].sort()).toEqual([...expected].sort());
    const back = (query: Record<string, string>) =>
      new URL(`?${new URLSearchParams({ state: keep.state, iss: env().origin, ...query })}`, CALLBACK);
    expect(readReturn(back({ code: "abc" }), env().origin, keep.state)).toEqual({ code: "abc" });
    expect(readReturn(back({ error: "access_denied" }), env().origin, keep.state)).toEqual({
      refused: "access_denied",
    });
    expect(() => readReturn(back({ code: "abc", state: makeVerifier().verifier }), env().origin, keep.state)).toThrow(
      "another browser",
    );
    expect(() => readReturn(back({ code: "abc", iss: "https://evil.example" }), env().origin, keep.state)).toThrow(
      "another server",
    );
  });

  it("turns the code into tokens and refreshes them; the old one is spent", async () => {
    const partner = await makeOAuthPartner();
    const { code, verifier } = await getCode(partner, await makeAdminScope());
    const client = { id: partner.clientId, secret: partner.clientSecret };
    const first = await redeem(env().origin, client, { code, verifier, redirectUri: CALLBACK });
    expect(first.scope.split(" ")).toContain("orders:read");
    const second = await refresh(env().origin, client, first.refresh_token);
    expect(second.refresh_token).not.toBe(first.refresh_token);
    await expect(refresh(env().origin, client, first.refresh_token)).rejects.toThrow("invalid_grant");
  });
});

describe("bound tokens", () => {
  it("are got by a pushed request and take a proof with each call", async () => {
    const { clientId, clientSecret } = await makeOAuthPartner();
    const scope = await makeAdminScope();
    const issuer = new URL(env().origin);
    const execute = [client.allowInsecureRequests];
    const config = await client.discovery(issuer, clientId, undefined, client.ClientSecretBasic(clientSecret), {
      execute,
    });
    const keys = await client.randomDPoPKeyPair();
    const { address, keep } = await startBound(config, keys, CALLBACK);
    const back = await authorize(address, scope, agree(scope));
    const { access_token: token } = await finishBound(config, keys, back, keep);
    expect((await callBound(config, keys, token, new URL("/api/v1/me", issuer))).status).toBe(200);
    expect((await me(token)).status).toBe(401);
  });
});

describe("verifying a delivery", () => {
  const body = '{"event":"order.created","data":{"id":"ord_1"},"sequence":1}';
  const secrets = [formatSecret(randomBytes(32)), formatSecret(randomBytes(32))] as const;
  const delivered = (over: { at?: Date; secrets?: readonly string[] } = {}) =>
    new Headers(
      signatureHeaders({ id: "evt_1", at: over.at ?? new Date(), body, secrets: over.secrets ?? [secrets[0]] }),
    );
  const ways: Array<[string, (secret: string, headers: Headers, text: string) => boolean]> = [
    ["by hand", isGenuine],
    [
      "with the library",
      (secret, headers, text) => {
        try {
          readEvent(secret, headers, text);
          return true;
        } catch {
          return false;
        }
      },
    ],
  ];

  it.each(ways)("%s: takes the genuine one, also while a secret is replaced", (_, check) => {
    expect(check(secrets[0], delivered(), body)).toBe(true);
    for (const secret of secrets) expect(check(secret, delivered({ secrets }), body)).toBe(true);
  });

  it.each(ways)("%s: refuses what is changed, forged, old or from the future", (_, check) => {
    expect(check(secrets[0], delivered(), `${body} `)).toBe(false);
    expect(check(secrets[1], delivered(), body)).toBe(false);
    expect(check(secrets[0], delivered({ at: new Date(Date.now() - 301_000) }), body)).toBe(false);
    expect(check(secrets[0], delivered({ at: new Date(Date.now() + 302_000) }), body)).toBe(false);
    expect(check(secrets[0], new Headers(), body)).toBe(false);
  });

  it("the short form too", () => {
    expect(isGenuineShort(secrets[0], delivered(), body)).toBe(true);
    expect(isGenuineShort(secrets[0], delivered(), `${body} `)).toBe(false);
    expect(isGenuineShort(secrets[1], delivered({ secrets }), body)).toBe(true);
  });
});

it("gaps are found whatever the order of arrival", () => {
  expect(missing([5, 1, 3, 3])).toEqual([2, 4]);
  expect(missing([])).toEqual([]);
  expect(missing([2, 1])).toEqual([]);
});

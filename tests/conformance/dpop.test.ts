import { calculateJwkThumbprint, exportJWK } from "jose";
import * as client from "openid-client";
import { describe, expect, it } from "vitest";
import { DPOP_ALGORITHMS } from "@/lib/clients/constants";
import { env } from "@/lib/platform/env";
import { makePlatformKey } from "../factories/host";
import { makeAdminScope } from "../factories/installs";
import { testDatabase } from "../support/database-env";
import { agree, authorize } from "./browser";
import { callMe, type Key, makeKey, type ProofOver, proofFor } from "./dpop-client";
import { withIssuer } from "./harness";
import {
  authorizeUrl,
  CALLBACK,
  getCode,
  install,
  makeOAuthPartner,
  makeVerifier,
  me,
  type Partner,
  post,
  tokensOf,
} from "./partner";

withIssuer();

const ME = "/api/v1/me";
const ALGS = `algs="${DPOP_ALGORITHMS.join(" ")}"`;

/** openid-client says Ed25519 where older libraries say EdDSA; both are advertised. */
const NAMED_EDDSA: client.ModifyAssertionOptions = {
  [client.modifyAssertion]: (header) => {
    header.alg = "EdDSA";
  },
};

async function discover({ clientId, clientSecret }: Partner): Promise<client.Configuration> {
  const auth = client.ClientSecretBasic(clientSecret);
  const execute = [client.allowInsecureRequests];
  return client.discovery(new URL(env().origin), clientId, undefined, auth, { algorithm: "oauth2", execute });
}

/** Tokens bound to a key, got with proofs of our own making. */
async function bind(key: Key): Promise<{ partner: Partner; token: string; refreshToken: string }> {
  const partner = await makeOAuthPartner();
  const { code, verifier } = await getCode(partner, await makeAdminScope());
  const body = new URLSearchParams({
    grant_type: "authorization_code",
    code,
    redirect_uri: CALLBACK,
    code_verifier: verifier,
  });
  const dpop = await proofFor(key, "POST", "/oauth/token", null);
  const answer = await post("/oauth/token", body, partner, { dpop });
  expect(answer.body.token_type).toBe("DPoP");
  const tokens = tokensOf(answer);
  return { partner, token: tokens.access_token, refreshToken: tokens.refresh_token };
}

describe("openid-client", () => {
  it.each([...DPOP_ALGORITHMS])("pushes, installs, calls, introspects and refreshes with a key for %s", async (alg) => {
    const partner = await makeOAuthPartner();
    const config = await discover(partner);
    const scope = await makeAdminScope();
    const keys = await client.randomDPoPKeyPair(alg === "EdDSA" ? "Ed25519" : alg);
    const DPoP = client.getDPoPHandle(config, keys, alg === "EdDSA" ? NAMED_EDDSA : {});
    const thumbprint = await calculateJwkThumbprint(await exportJWK(keys.publicKey));
    const verifier = client.randomPKCECodeVerifier();
    const parameters = {
      redirect_uri: CALLBACK,
      scope: "orders:read",
      state: "s",
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
    };
    const url = await client.buildAuthorizationUrlWithPAR(config, parameters, { DPoP });
    expect([...url.searchParams.keys()].sort()).toEqual(["client_id", "request_uri"]);
    const back = await authorize(url, scope, agree(scope));
    const checks = { pkceCodeVerifier: verifier, expectedState: "s" };
    const tokens = await client.authorizationCodeGrant(config, back, checks, undefined, { DPoP });
    expect(tokens.token_type).toBe("dpop");
    const call = (token: string) =>
      client.fetchProtectedResource(config, token, new URL(ME, env().origin), "GET", undefined, undefined, { DPoP });
    expect((await call(tokens.access_token)).status).toBe(200);
    expect(await client.tokenIntrospection(config, tokens.access_token)).toMatchObject({
      active: true,
      token_type: "DPoP",
      cnf: { jkt: thumbprint },
    });
    const next = await client.refreshTokenGrant(config, tokens.refresh_token ?? "", undefined, { DPoP });
    expect(next.token_type).toBe("dpop");
    expect((await call(next.access_token)).status).toBe(200);
  });
});

describe("a bound token", () => {
  it("is refused as a plain bearer token, and an unbound one in the DPoP scheme, in words", async () => {
    const key = await makeKey();
    const { token } = await bind(key);
    const dpop = await proofFor(key, "GET", ME, token);
    for (const headers of [{ authorization: `Bearer ${token}` }, { authorization: `Bearer ${token}`, dpop }]) {
      const refused = await callMe(headers);
      expect([refused.status, refused.code]).toEqual([401, "invalid_token"]);
      expect(refused.challenge).toBe(
        `Bearer error="invalid_token", error_description="This token is bound to a key: send it with the DPoP scheme.", DPoP ${ALGS}`,
      );
    }
    expect((await callMe({ authorization: `DPoP ${token}`, dpop })).status).toBe(200);
    const plain = (await install(await makeOAuthPartner(), await makeAdminScope())).access_token;
    const unbound = await callMe({ authorization: `DPoP ${plain}`, dpop: await proofFor(key, "GET", ME, plain) });
    expect([unbound.status, unbound.challenge]).toEqual([
      401,
      `DPoP error="invalid_token", error_description="This token is bound to no key: send it as a bearer token.", ${ALGS}`,
    ]);
    expect((await me(plain)).status).toBe(200);
  });

  it("tells its key to whoever may introspect it: its client and the platform", async () => {
    const key = await makeKey();
    const { partner, token } = await bind(key);
    const jkt = await calculateJwkThumbprint(await exportJWK(key.publicKey));
    const form = new URLSearchParams({ token });
    expect((await post("/oauth/introspect", form, partner)).body).toMatchObject({
      active: true,
      cnf: { jkt },
      token_type: "DPoP",
    });
    const authorization = `Bearer ${await makePlatformKey("live")}`;
    const told = await post("/oauth/introspect", form, null, { authorization });
    expect(told.body).toMatchObject({
      active: true,
      cnf: { jkt },
      token_type: "DPoP",
      scope: "orders:read customers:read",
    });
    const plain = (await install(await makeOAuthPartner(), await makeAdminScope())).access_token;
    const bearer = await post("/oauth/introspect", new URLSearchParams({ token: plain }), null, { authorization });
    expect(bearer.body).toMatchObject({ active: true, token_type: "Bearer" });
    expect(bearer.body).not.toHaveProperty("cnf");
    const bound = { authorization: authorization.replace("Bearer", "DPoP") };
    expect((await post("/oauth/introspect", form, null, bound)).body.error).toBe("invalid_request");
  });

  it("is renewed by its client with whatever key the client shows: a secret proves the client, a key only the call", async () => {
    const [key, other] = [await makeKey(), await makeKey()];
    const { partner, refreshToken } = await bind(key);
    const form = new URLSearchParams({ grant_type: "refresh_token", refresh_token: refreshToken });
    const dpop = await proofFor(other, "POST", "/oauth/token", null);
    const { access_token: token } = tokensOf(await post("/oauth/token", form, partner, { dpop }));
    const withKey = async (by: Key) =>
      (await callMe({ authorization: `DPoP ${token}`, dpop: await proofFor(by, "GET", ME, token) })).status;
    expect([await withKey(key), await withKey(other)]).toEqual([401, 200]);
    // There is no public client, whose refresh token alone would be its proof: nobody is served without a secret.
    const open = new URLSearchParams({ ...Object.fromEntries(form), client_id: partner.clientId });
    expect((await post("/oauth/token", open, null)).status).toBe(401);
  });
});

describe("a code", () => {
  it("whose request named a key is worth nothing without that key", async () => {
    const partner = await makeOAuthPartner();
    const [key, other] = [await makeKey(), await makeKey()];
    const jkt = await calculateJwkThumbprint(await exportJWK(key.publicKey));
    for (const shown of [null, other, key]) {
      const scope = await makeAdminScope();
      const { verifier, challenge } = makeVerifier();
      const back = await authorize(authorizeUrl(partner, challenge, { dpop_jkt: jkt }), scope, agree(scope));
      const form = new URLSearchParams({
        grant_type: "authorization_code",
        redirect_uri: CALLBACK,
        code_verifier: verifier,
      });
      form.set("code", back.searchParams.get("code") ?? "");
      const headers: Record<string, string> = shown
        ? { dpop: await proofFor(shown, "POST", "/oauth/token", null) }
        : {};
      const { status, body } = await post("/oauth/token", form, partner, headers);
      expect([status, body.error]).toEqual(shown === key ? [200, undefined] : [400, "invalid_grant"]);
    }
  });
});

describe("a proof counts for one call", () => {
  const seconds = () => Math.floor(Date.now() / 1000);
  const wrong: ReadonlyArray<
    readonly [what: string, code: string, over: (key: Key) => Promise<ProofOver> | ProofOver]
  > = [
    ["for another method", "invalid_dpop_proof", () => ({ claims: { htm: "POST" } })],
    ["for another address", "invalid_dpop_proof", () => ({ claims: { htu: `${env().origin}/api/v1/orders` } })],
    ["for another origin", "invalid_dpop_proof", () => ({ claims: { htu: `https://evil.example${ME}` } })],
    ["for no address", "invalid_dpop_proof", () => ({ claims: { htu: 5 } })],
    ["for another token", "invalid_dpop_proof", () => ({ claims: { ath: "x" } })],
    ["for no token", "invalid_dpop_proof", () => ({ claims: { ath: undefined } })],
    ["of ten minutes ago", "invalid_dpop_proof", () => ({ claims: { iat: seconds() - 600 } })],
    ["of ten minutes ahead", "invalid_dpop_proof", () => ({ claims: { iat: seconds() + 600 } })],
    ["without a time", "invalid_dpop_proof", () => ({ claims: { iat: undefined } })],
    ["of an endless time", "invalid_dpop_proof", () => ({ claims: { iat: Number.MAX_VALUE } })],
    ["without jti", "invalid_dpop_proof", () => ({ claims: { jti: undefined } })],
    ["with a jti of no text", "invalid_dpop_proof", () => ({ claims: { jti: 7 } })],
    ["with a very long jti", "invalid_dpop_proof", () => ({ claims: { jti: "j".repeat(257) } })],
    ["with a nonce nobody gave", "invalid_dpop_proof", () => ({ claims: { nonce: "n" } })],
    ["of another kind", "invalid_dpop_proof", () => ({ header: { typ: "JWT" } })],
    ["without a key", "invalid_dpop_proof", () => ({ header: { jwk: undefined } })],
    ["with a private key", "invalid_dpop_proof", async (key) => ({ header: { jwk: await exportJWK(key.privateKey) } })],
    ["signed by another key", "invalid_dpop_proof", async () => ({ key: await makeKey() })],
    [
      "with a key of nonsense",
      "invalid_dpop_proof",
      () => ({ header: { jwk: { kty: "EC", crv: "P-256", x: "!", y: 1 } } }),
    ],
  ];

  it.each(wrong)("refuses one %s", async (_, code, over) => {
    const key = await makeKey();
    const { token } = await bind(key);
    const dpop = await proofFor(key, "GET", ME, token, await over(key));
    const refused = await callMe({ authorization: `DPoP ${token}`, dpop });
    expect([refused.status, refused.code]).toEqual([401, code]);
    expect(refused.challenge).toMatch(new RegExp(`^DPoP error="${code}", error_description="[^"]+", ${ALGS}$`));
  });

  it("refuses none, nonsense, two, an unsigned one, one by a shared secret, and one of another key", async () => {
    const key = await makeKey();
    const { token } = await bind(key);
    const authorization = `DPoP ${token}`;
    const good = await proofFor(key, "GET", ME, token);
    const [, payload = ""] = good.split(".");
    const head = (header: object) => Buffer.from(JSON.stringify(header)).toString("base64url");
    const unsigned = `${head({ alg: "none", typ: "dpop+jwt", jwk: await exportJWK(key.publicKey) })}.${payload}.`;
    const shared = `${head({ alg: "HS256", typ: "dpop+jwt", jwk: { kty: "oct", k: "AA" } })}.${payload}.AAAA`;
    for (const headers of [
      {},
      { dpop: "" },
      { dpop: "x" },
      { dpop: `${good}, ${good}` },
      { dpop: unsigned },
      { dpop: shared },
    ])
      expect((await callMe({ authorization, ...headers })).code).toBe("invalid_dpop_proof");
    const other = await callMe({ authorization, dpop: await proofFor(await makeKey(), "GET", ME, token) });
    expect([other.status, other.code]).toEqual([401, "invalid_token"]);
    expect((await callMe({ authorization, dpop: good })).status).toBe(200);
  });

  it("takes four minutes of another clock, the query left out, and each proof once: of twenty at the same time one passes", async () => {
    const key = await makeKey();
    const { token } = await bind(key);
    const authorization = `DPoP ${token}`;
    for (const claims of [{ iat: seconds() - 240 }, { iat: seconds() + 240 }, { htu: `${env().origin}${ME}?x=1#y` }])
      expect((await callMe({ authorization, dpop: await proofFor(key, "GET", ME, token, { claims }) })).status).toBe(
        200,
      );
    const dpop = await proofFor(key, "GET", ME, token);
    const answers = await Promise.all(Array.from({ length: 20 }, () => callMe({ authorization, dpop })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ code }) => code === "invalid_dpop_proof")).toHaveLength(19);
  });

  it("counts once at the authorization server too, however many processes hear it", async () => {
    const key = await makeKey();
    const { partner } = await bind(key);
    const dpop = await proofFor(key, "POST", "/oauth/par", null, { claims: { iat: seconds() + 240 } });
    const form = new URLSearchParams({
      client_id: partner.clientId,
      response_type: "code",
      redirect_uri: CALLBACK,
      code_challenge: "c".repeat(43),
      code_challenge_method: "S256",
    });
    const pushes = await Promise.all(Array.from({ length: 12 }, () => post("/oauth/par", form, partner, { dpop })));
    expect(pushes.filter(({ status }) => status === 201)).toHaveLength(1);
    // Dated ahead, it stays good for nine minutes: it must be remembered for as long.
    const rows = await testDatabase().query(
      "SELECT count(*)::int AS kept FROM oauth_artifact WHERE kind = 'ReplayDetection' AND expires_at > clock_timestamp() + interval '9 minutes'",
    );
    expect(rows[0]?.kept).toBeGreaterThan(0);
    expect((await post("/oauth/par", form, partner, { dpop })).status).toBe(400);
  });
});

import { createPublicKey } from "node:crypto";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { env } from "@/lib/platform/env";
import { makeCredentials } from "../factories/clients";
import { makeApp } from "../factories/host";
import { makeAdminScope } from "../factories/installs";
import { agree, Browser, type Seen, walk } from "./browser";
import { callMe, makeKey, proofFor } from "./dpop-client";
import { withIssuer } from "./harness";
import {
  authorizeUrl,
  CALLBACK,
  type Credentials,
  getCode,
  makeOAuthPartner,
  makeVerifier,
  post,
  redeem,
  refresh,
  tokensOf,
} from "./partner";

withIssuer();

const texts = z.array(z.string());
const metadataSchema = z.looseObject({
  token_endpoint_auth_methods_supported: texts,
  grant_types_supported: texts,
  response_modes_supported: texts,
  dpop_signing_alg_values_supported: texts,
});

async function metadata(name: string) {
  const response = await fetch(new URL(`/.well-known/${name}`, env().origin));
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/json; charset=utf-8"]);
  return metadataSchema.parse(await response.json());
}

/** A form with the client proving itself as a method says. */
async function by(method: string, path: string, client: Credentials, form: Record<string, string>) {
  if (method === "client_secret_basic") return post(path, new URLSearchParams(form), client);
  const { clientId: client_id, clientSecret: client_secret } = client;
  return post(path, new URLSearchParams({ ...form, client_id, client_secret }), null);
}

describe("the metadata", () => {
  it("is this, at both addresses, and nothing that the library adds by itself", async () => {
    const document = await metadata("oauth-authorization-server");
    expect(await metadata("openid-configuration")).toEqual(document);
    expect(JSON.parse(JSON.stringify(document).replaceAll(env().origin, "ISSUER"))).toMatchInlineSnapshot(`
      {
        "authorization_endpoint": "ISSUER/oauth/authorize",
        "authorization_response_iss_parameter_supported": true,
        "claim_types_supported": [
          "normal",
        ],
        "claims_parameter_supported": false,
        "claims_supported": [
          "sub",
          "sid",
          "auth_time",
          "iss",
        ],
        "code_challenge_methods_supported": [
          "S256",
        ],
        "dpop_signing_alg_values_supported": [
          "ES256",
          "Ed25519",
          "EdDSA",
        ],
        "grant_types_supported": [
          "authorization_code",
          "refresh_token",
          "client_credentials",
        ],
        "id_token_signing_alg_values_supported": [
          "RS256",
        ],
        "introspection_endpoint": "ISSUER/oauth/introspect",
        "issuer": "ISSUER",
        "jwks_uri": "ISSUER/oauth/jwks",
        "pushed_authorization_request_endpoint": "ISSUER/oauth/par",
        "request_uri_parameter_supported": false,
        "response_modes_supported": [
          "form_post",
          "fragment",
          "query",
        ],
        "response_types_supported": [
          "code",
        ],
        "revocation_endpoint": "ISSUER/oauth/revoke",
        "scopes_supported": [
          "openid",
          "offline_access",
        ],
        "subject_types_supported": [
          "public",
        ],
        "token_endpoint": "ISSUER/oauth/token",
        "token_endpoint_auth_methods_supported": [
          "client_secret_basic",
          "client_secret_post",
        ],
      }
    `);
  });

  /** Each advertised endpoint with one good call. A new one without a call fails the test below. */
  const CALLS: Record<string, (address: string) => Promise<unknown>> = {
    authorization_endpoint: async (address) => {
      const { clientId } = await makeOAuthPartner();
      const { search } = authorizeUrl({ clientId, clientSecret: "" }, makeVerifier().challenge);
      const { status, location } = await new Browser().get(address + search);
      expect([status, location?.pathname.split("/").slice(0, 3).join("/")]).toEqual([303, "/oauth/interaction"]);
    },
    token_endpoint: async (address) => {
      expect((await post(address, "grant_type=authorization_code", await makeOAuthPartner())).body.error).toBe(
        "invalid_request",
      );
    },
    introspection_endpoint: async (address) => {
      expect((await post(address, "token=x", await makeOAuthPartner())).body).toEqual({ active: false });
    },
    revocation_endpoint: async (address) => {
      expect((await post(address, "token=x", await makeOAuthPartner())).status).toBe(200);
    },
    pushed_authorization_request_endpoint: async (address) => {
      const partner = await makeOAuthPartner();
      const form = authorizeUrl(partner, makeVerifier().challenge).searchParams;
      expect((await post(address, form, partner)).status).toBe(201);
    },
    jwks_uri: async (address) => {
      const { keys } = z
        .object({ keys: z.array(z.record(z.string(), z.string())) })
        .parse(await (await fetch(address)).json());
      for (const key of keys) expect(createPublicKey({ key, format: "jwk" }).asymmetricKeyType).toBe("rsa");
      expect(keys.length).toBeGreaterThan(0);
    },
  };

  it("names endpoints that answer", async () => {
    const document = await metadata("oauth-authorization-server");
    const addresses = Object.entries(document).filter(([name]) => /_endpoint$|_uri$/.test(name));
    expect(addresses.map(([name]) => name).sort()).toEqual(Object.keys(CALLS).sort());
    for (const [name, address] of addresses) await CALLS[name]?.(String(address));
  });

  it("names ways for a client to prove itself that work at each endpoint that asks for one", async () => {
    const { token_endpoint_auth_methods_supported: methods } = await metadata("oauth-authorization-server");
    for (const method of methods) {
      const partner = await makeOAuthPartner();
      const pushed = Object.fromEntries(authorizeUrl(partner, makeVerifier().challenge).searchParams);
      expect((await by(method, "/oauth/par", partner, pushed)).status).toBe(201);
      const { code, verifier } = await getCode(partner, await makeAdminScope());
      const form = { grant_type: "authorization_code", code, redirect_uri: CALLBACK, code_verifier: verifier };
      const { access_token: token } = tokensOf(await by(method, "/oauth/token", partner, form));
      expect((await by(method, "/oauth/introspect", partner, { token })).body.active).toBe(true);
      expect((await by(method, "/oauth/revoke", partner, { token })).status).toBe(200);
      expect((await by(method, "/oauth/introspect", partner, { token })).body).toEqual({ active: false });
    }
  });

  it("names grants that give tokens, and each algorithm of a proof that is taken", async () => {
    const document = await metadata("oauth-authorization-server");
    const partner = await makeOAuthPartner();
    const { code, verifier } = await getCode(partner, await makeAdminScope());
    const first = tokensOf(await redeem(partner, code, verifier));
    const sandbox = await makeCredentials((await makeApp()).clientId);
    const given: Record<string, string> = {
      authorization_code: first.access_token,
      refresh_token: tokensOf(await refresh(partner, first.refresh_token)).access_token,
      client_credentials: tokensOf(await post("/oauth/token", "grant_type=client_credentials", sandbox)).access_token,
    };
    expect(Object.keys(given).sort()).toEqual([...document.grant_types_supported].sort());
    for (const token of Object.values(given))
      expect((await callMe({ authorization: `Bearer ${token}` })).status).toBe(200);
    for (const alg of document.dpop_signing_alg_values_supported) {
      const key = await makeKey(alg);
      const dpop = await proofFor(key, "POST", "/oauth/token", null);
      const answer = await post("/oauth/token", "grant_type=client_credentials", sandbox, { dpop });
      expect(answer.body.token_type).toBe("DPoP");
      const { access_token: token } = tokensOf(answer);
      const proof = await proofFor(key, "GET", "/api/v1/me", token);
      expect((await callMe({ authorization: `DPoP ${token}`, dpop: proof })).status).toBe(200);
    }
  });

  it("names ways for the answer to come back, each with a code that works", async () => {
    const { response_modes_supported: modes } = await metadata("oauth-authorization-server");
    const read: Record<string, (back: Seen) => string | null | undefined> = {
      query: ({ location }) => location?.searchParams.get("code"),
      fragment: ({ location }) => new URLSearchParams(location?.hash.slice(1)).get("code"),
      form_post: ({ text }) => /name="code" value="([^"]+)"/.exec(text)?.[1],
    };
    expect(Object.keys(read).sort()).toEqual([...modes].sort());
    for (const response_mode of modes) {
      const partner = await makeOAuthPartner();
      const scope = await makeAdminScope();
      const { verifier, challenge } = makeVerifier();
      const back = await walk(authorizeUrl(partner, challenge, { response_mode }), scope, agree(scope));
      const code = read[response_mode]?.(back);
      expect((await redeem(partner, code ?? "", verifier)).status).toBe(200);
    }
  });
});

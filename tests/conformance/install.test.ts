import * as oauth4webapi from "oauth4webapi";
import * as client from "openid-client";
import { describe, expect, it } from "vitest";
import { env } from "@/lib/platform/env";
import { makeAdminScope } from "../factories/installs";
import { agree, authorize, refuse } from "./browser";
import { withIssuer } from "./harness";
import { CALLBACK, makeOAuthPartner, me } from "./partner";

withIssuer();

describe("openid-client", () => {
  it("discovers, installs, calls, refreshes and revokes", async () => {
    const { clientId, clientSecret } = await makeOAuthPartner();
    const scope = await makeAdminScope();
    const config = await client.discovery(
      new URL(env().origin),
      clientId,
      undefined,
      client.ClientSecretBasic(clientSecret),
      {
        algorithm: "oauth2",
        execute: [client.allowInsecureRequests],
      },
    );
    const verifier = client.randomPKCECodeVerifier();
    const state = client.randomState();
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: CALLBACK,
      scope: "orders:read customers:read",
      state,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
    });
    const back = await authorize(url, scope, agree(scope));
    expect(back.searchParams.get("iss")).toBe(env().origin);
    const tokens = await client.authorizationCodeGrant(config, back, {
      pkceCodeVerifier: verifier,
      expectedState: state,
    });
    expect(tokens.token_type).toBe("bearer");
    expect(tokens.expires_in).toBeLessThanOrEqual(3600);
    expect(tokens.scope).toBe("orders:read customers:read");
    expect((await me(tokens.access_token)).scopes).toEqual(["orders:read", "customers:read"]);
    const next = await client.refreshTokenGrant(config, tokens.refresh_token ?? "");
    expect(next.refresh_token).not.toBe(tokens.refresh_token);
    expect((await me(next.access_token)).status).toBe(200);
    const seen = await client.tokenIntrospection(config, next.access_token);
    expect(seen.active).toBe(true);
    expect(seen.sub).toMatch(/^ins_/);
    await client.tokenRevocation(config, next.refresh_token ?? "");
    expect((await me(next.access_token)).status).toBe(401);
    await expect(client.refreshTokenGrant(config, next.refresh_token ?? "")).rejects.toMatchObject({
      error: "invalid_grant",
    });
  });
});

describe("oauth4webapi", () => {
  it("accepts the metadata at both addresses, the id token and the refusal", async () => {
    const issuer = new URL(env().origin);
    for (const algorithm of ["oidc", "oauth2"] as const) {
      const response = await oauth4webapi.discoveryRequest(issuer, {
        algorithm,
        [oauth4webapi.allowInsecureRequests]: true,
      });
      const server = await oauth4webapi.processDiscoveryResponse(issuer, response);
      expect(server.code_challenge_methods_supported).toEqual(["S256"]);
      expect(server.authorization_response_iss_parameter_supported).toBe(true);
      expect(server.response_types_supported).toEqual(["code"]);
      expect(server.grant_types_supported).not.toContain("implicit");
    }
    const { clientId, clientSecret } = await makeOAuthPartner();
    const scope = await makeAdminScope();
    const server = await oauth4webapi.processDiscoveryResponse(
      issuer,
      await oauth4webapi.discoveryRequest(issuer, { [oauth4webapi.allowInsecureRequests]: true }),
    );
    const app: oauth4webapi.Client = { client_id: clientId };
    const verifier = oauth4webapi.generateRandomCodeVerifier();
    const state = oauth4webapi.generateRandomState();
    const url = new URL(server.authorization_endpoint ?? "");
    const query = {
      client_id: clientId,
      redirect_uri: CALLBACK,
      response_type: "code",
      scope: "openid orders:read customers:read",
      state,
      code_challenge: await oauth4webapi.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
    };
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);

    const refused = await authorize(url, scope, refuse(scope));
    expect(() => oauth4webapi.validateAuthResponse(server, app, refused, state)).toThrow(
      oauth4webapi.AuthorizationResponseError,
    );
    expect(refused.searchParams.get("error")).toBe("access_denied");

    const back = await authorize(url, scope, agree(scope));
    const parameters = oauth4webapi.validateAuthResponse(server, app, back, state);
    const auth = oauth4webapi.ClientSecretPost(clientSecret);
    const response = await oauth4webapi.authorizationCodeGrantRequest(
      server,
      app,
      auth,
      parameters,
      CALLBACK,
      verifier,
      {
        [oauth4webapi.allowInsecureRequests]: true,
      },
    );
    const tokens = await oauth4webapi.processAuthorizationCodeResponse(server, app, response, { requireIdToken: true });
    expect(oauth4webapi.getValidatedIdTokenClaims(tokens)?.sub).toMatch(/^ins_/);
    await oauth4webapi.validateApplicationLevelSignature(server, response, {
      [oauth4webapi.allowInsecureRequests]: true,
    });
  });
});

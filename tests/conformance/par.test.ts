import * as client from "openid-client";
import { describe, expect, it } from "vitest";
import { env } from "@/lib/platform/env";
import { makeAdminScope } from "../factories/installs";
import { testDatabase } from "../support/database-env";
import { agree, authorize, Browser } from "./browser";
import { withIssuer } from "./harness";
import { CALLBACK, type Credentials, makeOAuthPartner, makeVerifier, me, post, redeem, tokensOf } from "./partner";

withIssuer();

function request(
  { clientId }: Pick<Credentials, "clientId">,
  challenge: string,
  change: Record<string, string> = {},
): URLSearchParams {
  return new URLSearchParams({
    client_id: clientId,
    response_type: "code",
    redirect_uri: CALLBACK,
    scope: "orders:read",
    state: "s",
    code_challenge: challenge,
    code_challenge_method: "S256",
    ...change,
  });
}

async function push(partner: Credentials, challenge = makeVerifier().challenge): Promise<URL> {
  const { status, body } = await post("/oauth/par", request(partner, challenge), partner);
  expect([status, body.expires_in]).toEqual([201, 60]);
  return linkFor(partner, String(body.request_uri));
}

function linkFor({ clientId }: Credentials, requestUri: string): URL {
  const link = new URL("/oauth/authorize", env().origin);
  link.search = new URLSearchParams({ client_id: clientId, request_uri: requestUri }).toString();
  return link;
}

/** What the page says, for an authorization that cannot go back to the partner. */
async function stopped(link: URL): Promise<string> {
  const { status, text } = await new Browser().get(link);
  return `${status} ${/<code dir="ltr">([^<]*)</.exec(text)?.[1] ?? text}`;
}

describe("a pushed request", () => {
  it("openid-client finds the address in the metadata and installs by it", async () => {
    const { clientId, clientSecret } = await makeOAuthPartner();
    const auth = client.ClientSecretPost(clientSecret);
    const execute = [client.allowInsecureRequests];
    const config = await client.discovery(new URL(env().origin), clientId, undefined, auth, { execute });
    expect(config.serverMetadata().pushed_authorization_request_endpoint).toBe(`${env().origin}/oauth/par`);
    const verifier = client.randomPKCECodeVerifier();
    const challenge = await client.calculatePKCECodeChallenge(verifier);
    const scope = await makeAdminScope();
    const url = await client.buildAuthorizationUrlWithPAR(config, request({ clientId }, challenge));
    const back = await authorize(url, scope, agree(scope));
    const tokens = await client.authorizationCodeGrant(config, back, {
      pkceCodeVerifier: verifier,
      expectedState: "s",
    });
    expect((await me(tokens.access_token)).scopes).toEqual(["orders:read"]);
  });

  it("leads to one answer, also when two browsers opened it", async () => {
    const partner = await makeOAuthPartner();
    const { verifier, challenge } = makeVerifier();
    const link = await push(partner, challenge);
    const [one, two] = [await makeAdminScope(), await makeAdminScope()];
    let second: URL | undefined;
    const first = await authorize(link, one, async (asked) => {
      second = await authorize(link, two, agree(two));
      return agree(one)(asked);
    });
    expect(second?.searchParams.get("code")).toBeTruthy();
    expect([first.searchParams.get("code"), first.searchParams.get("error")]).toEqual([null, "invalid_request_uri"]);
    expect(tokensOf(await redeem(partner, second?.searchParams.get("code") ?? "", verifier)).scope).toBe("orders:read");
    expect(await stopped(link)).toContain("400 invalid_request_uri");
  });

  it("of which many finish in the same moment gives one code", async () => {
    const partner = await makeOAuthPartner();
    const link = await push(partner);
    let ready = 0;
    let open: () => void = () => undefined;
    const together = new Promise<void>((resolve) => {
      open = resolve;
    });
    const scopes = await Promise.all(Array.from({ length: 4 }, () => makeAdminScope()));
    const backs = await Promise.all(
      scopes.map((scope) =>
        authorize(link, scope, async (asked) => {
          const answer = await agree(scope)(asked);
          if (++ready === scopes.length) open();
          await together;
          return answer;
        }),
      ),
    );
    expect(backs.filter((back) => back.searchParams.has("code"))).toHaveLength(1);
    expect(backs.filter((back) => back.searchParams.get("error") === "invalid_request_uri")).toHaveLength(3);
  });

  it("ends after a minute, and is its client's alone", async () => {
    const [partner, other] = [await makeOAuthPartner(), await makeOAuthPartner()];
    const link = await push(partner);
    const foreign = new URL(link);
    foreign.searchParams.set("client_id", other.clientId);
    expect(await stopped(foreign)).toContain("400 invalid_request");
    expect((await new Browser().get(link)).status).toBe(303);
    await testDatabase().query(
      "UPDATE oauth_artifact SET payload = jsonb_set(payload, '{exp}', to_jsonb(1)) WHERE kind = 'PushedAuthorizationRequest'",
    );
    expect(await stopped(link)).toContain("400 invalid_request_uri");
    expect(await stopped(linkFor(partner, "urn:ietf:params:oauth:request_uri:nonsense"))).toContain(
      "invalid_request_uri",
    );
    expect(await stopped(linkFor(partner, "https://evil.example/request.jwt"))).toContain("request_uri_not_supported");
  });

  it("is refused where it is made: without a secret, for a foreign address, without PKCE, for an undeclared scope", async () => {
    const partner = await makeOAuthPartner();
    const { challenge } = makeVerifier();
    const refused = async (change: Record<string, string>, by: Credentials | null = partner) => {
      const { status, body } = await post("/oauth/par", request(partner, challenge, change), by);
      return [status, body.error];
    };
    expect(await refused({}, null)).toEqual([401, "invalid_client"]);
    expect(await refused({}, { ...partner, clientSecret: "guess" })).toEqual([401, "invalid_client"]);
    expect(await refused({ redirect_uri: `${CALLBACK}/` })).toEqual([400, "invalid_request"]);
    expect(await refused({ code_challenge_method: "plain" })).toEqual([400, "invalid_request"]);
    expect(await refused({ scope: "payments:read" })).toEqual([400, "invalid_scope"]);
    expect(await refused({ request_uri: "urn:x" })).toEqual([400, "request_uri_not_supported"]);
    expect(await refused({ request: "a.b.c" })).toEqual([400, "request_not_supported"]);
  });
});

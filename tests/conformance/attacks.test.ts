import { describe, expect, it } from "vitest";
import { apiResource } from "@/lib/clients/constants";
import { db } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { makeCredentials } from "../factories/clients";
import { makeAdminScope, makeInstallation } from "../factories/installs";
import { agree, authorize, Browser, refuse } from "./browser";
import { withIssuer } from "./harness";
import {
  authorizeUrl,
  CALLBACK,
  getCode,
  install,
  makeOAuthPartner,
  makeVerifier,
  me,
  post,
  redeem,
  refresh,
  tokensOf,
} from "./partner";

withIssuer();

/** The error an authorization request is answered with at the partner's callback. */
async function errorOf(url: URL): Promise<string | null> {
  const answer = await new Browser().get(url);
  return answer.location?.searchParams.get("error") ?? null;
}

describe("V10.4.6 PKCE with S256 and nothing else", () => {
  it("refuses a request without it, with plain, and with a malformed challenge", async () => {
    const partner = await makeOAuthPartner();
    const { verifier, challenge } = makeVerifier();
    const stripped = { code_challenge: null, code_challenge_method: null };
    expect(await errorOf(authorizeUrl(partner, challenge, stripped))).toBe("invalid_request");
    expect(await errorOf(authorizeUrl(partner, verifier, { code_challenge_method: "plain" }))).toBe("invalid_request");
    expect(await errorOf(authorizeUrl(partner, verifier, { code_challenge_method: null }))).toBe("invalid_request");
    expect(await errorOf(authorizeUrl(partner, "short"))).toBe("invalid_request");
  });

  it("refuses a missing, wrong or swapped verifier, and the code still works for its owner", async () => {
    const partner = await makeOAuthPartner();
    const { code, verifier } = await getCode(partner, await makeAdminScope());
    const body = new URLSearchParams({ grant_type: "authorization_code", code, redirect_uri: CALLBACK });
    expect((await post("/oauth/token", body, partner)).body.error).toBe("invalid_grant");
    expect((await redeem(partner, code, makeVerifier().verifier)).body.error).toBe("invalid_grant");
    expect((await redeem(partner, code, makeVerifier().challenge)).body.error).toBe("invalid_grant");
    expect((await redeem(partner, code, verifier)).status).toBe(200);
  });
});

describe("V10.4.4 only the grants that were meant", () => {
  it("refuses implicit, hybrid, password and client credentials of a live client", async () => {
    const partner = await makeOAuthPartner();
    const { challenge } = makeVerifier();
    for (const response_type of ["token", "id_token", "id_token token", "code token", "code id_token", "none"]) {
      const answer = await new Browser().get(authorizeUrl(partner, challenge, { response_type }));
      const error =
        answer.location?.searchParams.get("error") ?? new URLSearchParams(answer.location?.hash.slice(1)).get("error");
      expect([response_type, error]).toEqual([response_type, "unsupported_response_type"]);
    }
    const password = new URLSearchParams({ grant_type: "password", username: "a", password: "b" });
    expect((await post("/oauth/token", password, partner)).body.error).toBe("unsupported_grant_type");
    const credentials = new URLSearchParams({ grant_type: "client_credentials" });
    expect((await post("/oauth/token", credentials, partner)).body.error).toBe("invalid_request");
  });
});

describe("V10.4.10 clients prove who they are", () => {
  it("refuses none, wrong, revoked, two ways at once, and duplicate parameters", async () => {
    const partner = await makeOAuthPartner();
    const { code, verifier } = await getCode(partner, await makeAdminScope());
    const body = new URLSearchParams({
      grant_type: "authorization_code",
      code,
      redirect_uri: CALLBACK,
      code_verifier: verifier,
    });
    const withId = new URLSearchParams([...body, ["client_id", partner.clientId]]);
    expect((await post("/oauth/token", withId, null)).status).toBe(401);
    const wrong = await post("/oauth/token", body, { ...partner, clientSecret: `${partner.clientSecret}x` });
    expect([wrong.status, wrong.body.error]).toEqual([401, "invalid_client"]);
    expect((await post("/oauth/token", body, { ...partner, clientSecret: "kept as hashes" })).body.error).toBe(
      "invalid_client",
    );
    const twice = new URLSearchParams([...withId, ["client_secret", partner.clientSecret]]);
    expect((await post("/oauth/token", twice, partner)).body.error).toBe("invalid_request");
    for (const name of ["grant_type", "code", "redirect_uri", "code_verifier"]) {
      const again = `${body}&${name}=${encodeURIComponent(body.get(name) ?? "")}`;
      expect([name, (await post("/oauth/token", again, partner)).body.error]).toEqual([name, "invalid_request"]);
    }
    expect((await post("/oauth/token", body, partner)).status).toBe(200);
  });

  it("takes the former secret while rotating and not the one before", async () => {
    const partner = await makeOAuthPartner();
    const second = await makeCredentials(partner.listing.liveClientId);
    const status = async (clientSecret: string) =>
      (await post("/oauth/introspect", "token=unknown", { ...partner, clientSecret })).status;
    expect([await status(partner.clientSecret), await status(second.clientSecret)]).toEqual([200, 200]);
    const clientId = partner.listing.liveClientId;
    await expect(makeCredentials(clientId)).rejects.toMatchObject({ code: "not_ready" });
    const { id: ends } = await db().clientSecret.findFirstOrThrow({ where: { clientId }, orderBy: { id: "asc" } });
    const third = await makeCredentials(clientId, { ends });
    expect(await status(partner.clientSecret)).toBe(401);
    expect([await status(second.clientSecret), await status(third.clientSecret)]).toEqual([200, 200]);
  });

  it("refuses duplicate parameters of an authorization", async () => {
    const partner = await makeOAuthPartner();
    for (const name of ["client_id", "redirect_uri", "state", "scope", "code_challenge"]) {
      const url = authorizeUrl(partner, makeVerifier().challenge);
      url.searchParams.append(name, url.searchParams.get(name) ?? "");
      const answer = await new Browser().get(url);
      expect([name, answer.location?.pathname.startsWith("/oauth/interaction/") ?? false]).toEqual([name, false]);
    }
  });
});

describe("confused deputies", () => {
  it("V10.4.2 a code of one client is nothing at another", async () => {
    const [partner, other] = [await makeOAuthPartner(), await makeOAuthPartner()];
    const { code, verifier } = await getCode(partner, await makeAdminScope());
    expect((await redeem(other, code, verifier)).body.error).toBe("invalid_grant");
    expect((await redeem(partner, code, verifier)).status).toBe(200);
  });

  it("a token of one client is neither read, refreshed nor revoked by another", async () => {
    const [partner, other] = [await makeOAuthPartner(), await makeOAuthPartner()];
    const tokens = await install(partner, await makeAdminScope());
    for (const token of [tokens.access_token, tokens.refresh_token]) {
      expect((await post("/oauth/introspect", new URLSearchParams({ token }), other)).body).toEqual({ active: false });
      await post("/oauth/revoke", new URLSearchParams({ token }), other);
    }
    expect((await refresh(other, tokens.refresh_token)).body.error).toBe("invalid_grant");
    expect((await me(tokens.access_token)).status).toBe(200);
    expect((await refresh(partner, tokens.refresh_token)).status).toBe(200);
  });

  it("V10.4.11 a refresh cannot widen and may narrow", async () => {
    const partner = await makeOAuthPartner();
    const tokens = await install(partner, await makeAdminScope());
    expect((await refresh(partner, tokens.refresh_token, { scope: "orders:read customers:write" })).body.error).toBe(
      "invalid_scope",
    );
    const narrow = tokensOf(await refresh(partner, tokens.refresh_token, { scope: "orders:read" }));
    expect((await me(narrow.access_token)).scopes).toEqual(["orders:read"]);
  });

  it("V10.4.11 a scope the listing does not declare is refused before anyone is asked", async () => {
    const partner = await makeOAuthPartner();
    expect(await errorOf(authorizeUrl(partner, makeVerifier().challenge, { scope: "orders:read payments:read" }))).toBe(
      "invalid_scope",
    );
  });

  it("V10.3.1 no other resource than the API", async () => {
    const partner = await makeOAuthPartner();
    const { challenge } = makeVerifier();
    expect(await errorOf(authorizeUrl(partner, challenge, { resource: "https://evil.example/api" }))).toBe(
      "invalid_target",
    );
    const { code, verifier } = await getCode(partner, await makeAdminScope());
    expect((await redeem(partner, code, verifier, { resource: "https://evil.example/api" })).body.error).toBe(
      "invalid_target",
    );
    const again = await getCode(partner, await makeAdminScope());
    expect((await redeem(partner, again.code, again.verifier, { resource: apiResource() })).status).toBe(200);
  });

  it("V10.2.2 every answer names the issuer, refusals too", async () => {
    const partner = await makeOAuthPartner();
    const scope = await makeAdminScope();
    const { challenge } = makeVerifier();
    const yes = await authorize(authorizeUrl(partner, challenge), scope, agree(scope));
    const no = await authorize(authorizeUrl(partner, challenge), scope, refuse(scope));
    expect([yes.searchParams.get("iss"), no.searchParams.get("iss")]).toEqual([env().origin, env().origin]);
    expect(no.searchParams.get("error")).toBe("access_denied");
  });

  it("V10.4.3 a code dies after a minute", async () => {
    const { CODE_SECONDS } = await import("@/lib/clients/constants");
    expect(CODE_SECONDS).toBeLessThanOrEqual(60);
  });

  it("a Host header and forwarding headers do not change the issuer", async () => {
    const { answerOAuth } = await import("@/lib/authorization/provider/door");
    const lies = {
      host: "evil.example",
      "x-forwarded-host": "evil.example",
      "x-forwarded-proto": "https",
      forwarded: "host=evil.example",
    };
    const answer = await answerOAuth(
      new Request("http://evil.example/.well-known/openid-configuration", { headers: lies }),
    );
    const text = await answer.text();
    expect(text).not.toContain("evil.example");
    expect(JSON.parse(text)).toMatchObject({ issuer: env().origin });
  });

  it("an endpoint has one spelling, or limits and the redemption of codes would be passed by", async () => {
    const partner = await makeOAuthPartner();
    const { code, verifier } = await getCode(partner, await makeAdminScope());
    const body = new URLSearchParams({ grant_type: "authorization_code", code, code_verifier: verifier });
    body.set("redirect_uri", CALLBACK);
    for (const path of ["/oauth/Token", "/oauth/token/", "/OAUTH/token", "/oauth/%74oken", "/oauth//token"])
      expect([path, (await post(path, body, partner)).status]).toEqual([path, 404]);
    const { href } = authorizeUrl(partner, makeVerifier().challenge);
    for (const path of ["/oauth/Authorize", "/oauth/authorize/"])
      expect((await new Browser().get(href.replace("/oauth/authorize", path))).status).toBe(404);
    expect((await post("/oauth/token", body, partner)).status).toBe(200);
  });

  it("NUL in any parameter is the caller's mistake, on the page and in every body", async () => {
    const partner = await makeOAuthPartner();
    const names = ["state", "nonce", "workspace", "login_hint", "ui_locales", "client_id", "scope", "other"];
    for (const name of names) {
      const answer = await new Browser().get(authorizeUrl(partner, makeVerifier().challenge, { [name]: "a\0b" }));
      expect([name, answer.status, answer.location]).toEqual([name, 400, null]);
      expect(answer.text).toContain("invalid_request");
    }
    for (const path of ["/oauth/token", "/oauth/introspect", "/oauth/revoke"]) {
      for (const body of ["grant_type=client_credentials&token=%00", "token=a\0b&grant_type=client_credentials"]) {
        const { status, body: told } = await post(path, body, partner);
        expect([path, status, told.error]).toEqual([path, 400, "invalid_request"]);
      }
    }
    const query = authorizeUrl(partner, makeVerifier().challenge, { state: "\0" }).search.slice(1);
    const posted = await fetch(new URL("/oauth/authorize", env().origin), {
      method: "POST",
      body: new URLSearchParams(query),
    });
    expect(posted.status).toBe(400);
  });

  it("a body that is too large, not a form or not there is refused", async () => {
    const partner = await makeOAuthPartner();
    expect((await post("/oauth/token", "x".repeat(40_000), partner)).status).toBe(413);
    expect((await post("/oauth/token", "{}", partner, { "content-type": "application/json" })).status).toBe(415);
    expect((await post("/oauth/token", "", partner)).status).toBe(400);
  });
});

describe("an interaction belongs to one browser and one person", () => {
  it("cannot be finished without the browser's cookie", async () => {
    const partner = await makeOAuthPartner();
    const scope = await makeAdminScope();
    const decide: Parameters<typeof authorize>[2] = async (request) => {
      const { returnTo } = await agree(scope)(request);
      const stranger = await new Browser().get(returnTo);
      expect([stranger.status, stranger.location]).toEqual([400, null]);
      return { returnTo };
    };
    const back = await authorize(authorizeUrl(partner, makeVerifier().challenge), scope, decide);
    expect(back.searchParams.get("code")).toBeTruthy();
  });

  it("is nothing to another person, and takes one decision", async () => {
    const partner = await makeOAuthPartner();
    const scope = await makeAdminScope();
    const stranger = await makeAdminScope();
    await authorize(authorizeUrl(partner, makeVerifier().challenge), scope, async (request) => {
      await expect(agree(stranger)(request)).rejects.toMatchObject({ code: "link_expired" });
      const answer = await agree(scope)(request);
      await expect(refuse(scope)(request)).rejects.toMatchObject({ code: "already_done" });
      return answer;
    });
  });

  it("answers prompt=none with login_required: someone always chooses", async () => {
    const { listing } = await makeInstallation();
    const partner = { listing, ...(await makeCredentials(listing.liveClientId)) };
    expect(await errorOf(authorizeUrl(partner, makeVerifier().challenge, { prompt: "none" }))).toBe("login_required");
  });
});

import { describe, expect, it } from "vitest";
import { makeAdminScope } from "../factories/installs";
import { Browser } from "./browser";
import { withIssuer } from "./harness";
import { authorizeUrl, CALLBACK, getCode, makeOAuthPartner, makeVerifier, redeem } from "./partner";

withIssuer();

/** Almost `https://tallyho.example/callback`. */
const NEAR_MISSES = [
  "http://tallyho.example/callback",
  "HTTPS://tallyho.example/callback",
  "https://TALLYHO.example/callback",
  "https://tallyho.example/Callback",
  "https://tallyho.example/callback/",
  "https://tallyho.example/callback//",
  "https://tallyho.example//callback",
  "https://tallyho.example/callback?",
  "https://tallyho.example/callback?x=1",
  "https://tallyho.example/callback#",
  "https://tallyho.example/callback#x",
  "https://tallyho.example:443/callback",
  "https://tallyho.example:8443/callback",
  "https://tallyho.example:80/callback",
  "https://tallyho.example./callback",
  "https://www.tallyho.example/callback",
  "https://tallyho.example.evil.example/callback",
  "https://eviltallyho.example/callback",
  "https://evil.example/https://tallyho.example/callback",
  "https://user@tallyho.example/callback",
  "https://user:pass@tallyho.example/callback",
  "https://tallyho.example@evil.example/callback",
  "https://evil.example\\@tallyho.example/callback",
  "https:\\\\tallyho.example\\callback",
  "https://tallyho.example\\callback",
  "https://tallyho.example/callback/..",
  "https://tallyho.example/./callback",
  "https://tallyho.example/x/../callback",
  "https://tallyho.example/%2e/callback",
  "https://tallyho.example/x/%2e%2e/callback",
  "https://tallyho.example/%63allback",
  "https://tallyho.example%2fcallback",
  "https://tallyho.example/callback%2f",
  "https://tallyho.example/callback%00",
  "https://tallyho.example/callback%0d%0aX: y",
  "https://tallyho.example/callback;x",
  "https://tallyho.example/callback ",
  " https://tallyho.example/callback",
  "https://tallyho.example/callback\t",
  "https://tallyho.example/callback\n",
  "https://tаllyho.example/callback",
  "https://tallyho。example/callback",
  "https://tallyho.example/cаllback",
  "https:tallyho.example/callback",
  "https:///tallyho.example/callback",
  "//tallyho.example/callback",
  "/callback",
  "tallyho.example/callback",
  "javascript:alert(1)//https://tallyho.example/callback",
  "data:text/html,https://tallyho.example/callback",
  "com.tallyho.example:/callback",
  "http://localhost/callback",
  "http://127.0.0.1:4100/callback",
  "https://[::ffff:127.0.0.1]/callback",
  "null",
  "",
];

describe("V10.4.1 redirect URIs are compared as strings", () => {
  it(`accepts none of ${NEAR_MISSES.length} near misses, and sends nobody there`, async () => {
    const partner = await makeOAuthPartner();
    const { challenge } = makeVerifier();
    const accepted: string[] = [];
    for (const uri of NEAR_MISSES) {
      const answer = await new Browser().get(authorizeUrl(partner, challenge, { redirect_uri: uri }));
      if (answer.status !== 400 || answer.location) accepted.push(`${answer.status} ${uri}`);
    }
    expect(NEAR_MISSES.length).toBeGreaterThanOrEqual(40);
    expect(accepted).toEqual([]);
  });

  it("needs the parameter even when one address is registered", async () => {
    const answer = await new Browser().get(
      authorizeUrl(await makeOAuthPartner(), makeVerifier().challenge, { redirect_uri: null }),
    );
    expect([answer.status, answer.location]).toEqual([400, null]);
  });

  it("takes no loopback port in place of another", async () => {
    const partner = await makeOAuthPartner({ patch: { redirectUris: ["http://127.0.0.1:4100/callback"] } });
    const { challenge } = makeVerifier();
    const at = (redirect_uri: string) => new Browser().get(authorizeUrl(partner, challenge, { redirect_uri }));
    expect((await at("http://127.0.0.1:4101/callback")).status).toBe(400);
    expect((await at("http://127.0.0.1:4100/callback")).location?.pathname).toMatch(/^\/oauth\/interaction\//);
  });

  it("redeems with the address that was used and no other", async () => {
    const partner = await makeOAuthPartner({ patch: { redirectUris: [CALLBACK, "https://tallyho.example/other"] } });
    const { code, verifier } = await getCode(partner, await makeAdminScope());
    const wrong = await redeem(partner, code, verifier, { redirect_uri: "https://tallyho.example/other" });
    expect(wrong.body.error).toBe("invalid_grant");
    expect((await redeem(partner, code, verifier)).status).toBe(200);
  });
});

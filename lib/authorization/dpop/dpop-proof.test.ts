import fc from "fast-check";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { readDpopProof } from "./dpop-proof";

const CALL = { method: "GET", address: "https://p.example/api/v1/me", token: "token" };
/** SHA-256 of "token". */
const ATH = "PEaenWxYddN6Q_NT1PiOYfz4EsZu7jRXRlpAsNpBU-A";

const pair = await generateKeyPair("ES256", { extractable: true });

async function signed(claims: object): Promise<string> {
  const jwk = await exportJWK(pair.publicKey);
  const all = { jti: "1", htm: "GET", htu: CALL.address, iat: 1, ath: ATH, ...claims };
  return new SignJWT(all).setProtectedHeader({ alg: "ES256", typ: "dpop+jwt", jwk }).sign(pair.privateKey);
}

describe("a proof", { timeout: 30_000 }, () => {
  it("is good for its own call, whatever the address's spelling and query", async () => {
    for (const htu of [CALL.address, "HTTPS://P.example:443/api/v1/me", `${CALL.address}?a=1#b`])
      expect(await readDpopProof(await signed({ htu }), CALL)).toMatchObject({
        ok: true,
        proof: { jti: "1", issuedAt: 1 },
      });
    expect(await readDpopProof(await signed({}), { ...CALL, token: "other" })).toMatchObject({ ok: false });
  });

  it("of whatever claims never throws", async () => {
    const claims = fc.record(
      {
        jti: fc.jsonValue(),
        htm: fc.jsonValue(),
        htu: fc.oneof(fc.jsonValue(), fc.webUrl()),
        iat: fc.jsonValue(),
        nbf: fc.jsonValue(),
        ath: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(claims, async (over) => {
        expect(typeof (await readDpopProof(await signed(over), CALL)).ok).toBe("boolean");
      }),
      { numRuns: 50 },
    );
  });

  it("that is any text, or has any header, is refused in words", async () => {
    const good = await signed({});
    const [, payload = "", signature = ""] = good.split(".");
    const header = fc.record({
      alg: fc.constantFrom("ES256", "EdDSA", "none", "RS256"),
      typ: fc.constant("dpop+jwt"),
      jwk: fc.jsonValue(),
    });
    const token = fc.oneof(
      fc.string(),
      header.map((head) => `${Buffer.from(JSON.stringify(head)).toString("base64url")}.${payload}.${signature}`),
    );
    await fc.assert(
      fc.asyncProperty(token, async (text) => {
        expect(await readDpopProof(text, CALL)).toMatchObject({
          ok: false,
          why: expect.stringMatching(/^portal\.proof\w+$/),
        });
      }),
      { numRuns: 80 },
    );
  });
});

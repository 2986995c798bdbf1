import * as client from "openid-client";

/** Sends the request ahead, and says where to send the person and what to keep until they come back. Keep `keys` with the tokens. */
export async function startBound(config: client.Configuration, keys: client.CryptoKeyPair, redirectUri: string) {
  const verifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  const parameters = {
    redirect_uri: redirectUri,
    scope: "orders:read customers:read",
    state,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  };
  const DPoP = client.getDPoPHandle(config, keys);
  const address = await client.buildAuthorizationUrlWithPAR(config, parameters, { DPoP });
  return { address: address.href, keep: { verifier, state } };
}

/** Tokens that are worth nothing without `keys`. */
export function finishBound(
  config: client.Configuration,
  keys: client.CryptoKeyPair,
  back: URL,
  keep: { verifier: string; state: string },
) {
  const checks = { pkceCodeVerifier: keep.verifier, expectedState: keep.state };
  return client.authorizationCodeGrant(config, back, checks, undefined, { DPoP: client.getDPoPHandle(config, keys) });
}

/** One call with a fresh proof. */
export function callBound(config: client.Configuration, keys: client.CryptoKeyPair, token: string, address: URL) {
  const DPoP = client.getDPoPHandle(config, keys);
  return client.fetchProtectedResource(config, token, address, "GET", undefined, undefined, { DPoP });
}

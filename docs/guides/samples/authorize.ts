import { createHash, randomBytes } from "node:crypto";

/** Where to send the person, and what to keep in their session until they come back. */
export function startInstall(origin: string, clientId: string, redirectUri: string) {
  const verifier = randomBytes(32).toString("base64url");
  const state = randomBytes(16).toString("base64url");
  const address = new URL("/oauth/authorize", origin);
  address.search = new URLSearchParams({
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: "orders:read customers:read",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    state,
  }).toString();
  return { address: address.href, keep: { verifier, state } };
}

/** The code out of the address they come back to, or why there is none. Checks `state` and `iss` first. */
export function readReturn(address: URL, origin: string, state: string): { code: string } | { refused: string } {
  const { searchParams } = address;
  if (searchParams.get("state") !== state) throw new Error("This answer belongs to another browser.");
  if (searchParams.get("iss") !== origin) throw new Error("This answer comes from another server.");
  const code = searchParams.get("code");
  return code ? { code } : { refused: searchParams.get("error") ?? "unknown" };
}

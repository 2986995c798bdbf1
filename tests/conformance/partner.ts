import { createHash, randomBytes } from "node:crypto";
import type { WorkspaceScope } from "@/lib/accounts/types";
import { env } from "@/lib/platform/env";
import { makeCredentials } from "../factories/clients";
import { type MadeListing, makePublishedListing } from "../factories/listings";
import { agree, authorize } from "./browser";

export const CALLBACK = "https://tallyho.example/callback";
export const SCOPE = "orders:read customers:read";

/** What a partner signs in with. */
export type Credentials = { clientId: string; clientSecret: string };
export type Partner = Credentials & { listing: MadeListing };
export type Tokens = { access_token: string; refresh_token: string; scope: string };
export type Answer = { status: number; body: Record<string, unknown> };

/** A published listing with a secret for its live client. */
export async function makeOAuthPartner(over: Parameters<typeof makePublishedListing>[0] = {}): Promise<Partner> {
  const listing = await makePublishedListing(over);
  return { listing, ...(await makeCredentials(listing.liveClientId)) };
}

/** A code verifier with its S256 challenge. */
export function makeVerifier(): { verifier: string; challenge: string } {
  const verifier = randomBytes(32).toString("base64url");
  return { verifier, challenge: createHash("sha256").update(verifier).digest("base64url") };
}

/** An authorization link; `change` replaces or (with null) drops parameters. */
export function authorizeUrl(partner: Credentials, challenge: string, change: Record<string, string | null> = {}): URL {
  const url = new URL("/oauth/authorize", env().origin);
  const parameters: Record<string, string | null> = {
    client_id: partner.clientId,
    redirect_uri: CALLBACK,
    response_type: "code",
    scope: SCOPE,
    state: "state-1",
    code_challenge: challenge,
    code_challenge_method: "S256",
    ...change,
  };
  for (const [name, value] of Object.entries(parameters)) if (value !== null) url.searchParams.set(name, value);
  return url;
}

/** Consent by `scope`, up to the code. */
export async function getCode(
  partner: Partner,
  scope: WorkspaceScope<never>,
  chosen?: readonly string[],
): Promise<{ code: string; verifier: string }> {
  const { verifier, challenge } = makeVerifier();
  const change = chosen ? { scope: null } : {};
  const back = await authorize(authorizeUrl(partner, challenge, change), scope, agree(scope, chosen));
  const code = back.searchParams.get("code");
  if (!code) throw new Error(`No code: ${back.href}`);
  return { code, verifier };
}

/** A POST to an endpoint of the authorization server with HTTP Basic, or whatever `headers` say. */
export async function post(
  path: string,
  body: string | URLSearchParams,
  partner: Credentials | null,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const basic = partner
    ? `Basic ${Buffer.from(`${partner.clientId}:${encodeURIComponent(partner.clientSecret)}`).toString("base64")}`
    : null;
  const response = await fetch(new URL(path, env().origin), {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      ...(basic ? { authorization: basic } : {}),
      ...headers,
    },
    body: body.toString(),
  });
  const text = await response.text();
  const parsed: unknown = text === "" ? {} : JSON.parse(text);
  return { status: response.status, body: typeof parsed === "object" && parsed !== null ? { ...parsed } : {} };
}

export function redeem(
  partner: Credentials,
  code: string,
  verifier: string,
  change: Record<string, string> = {},
): Promise<Answer> {
  const body = new URLSearchParams({
    grant_type: "authorization_code",
    code,
    redirect_uri: CALLBACK,
    code_verifier: verifier,
    ...change,
  });
  return post("/oauth/token", body, partner);
}

export function refresh(
  partner: Credentials,
  refreshToken: string,
  change: Record<string, string> = {},
): Promise<Answer> {
  return post(
    "/oauth/token",
    new URLSearchParams({ grant_type: "refresh_token", refresh_token: refreshToken, ...change }),
    partner,
  );
}

/** The tokens of a good answer; anything else fails the test with what came. */
export function tokensOf(answer: Answer): Tokens {
  const { access_token, refresh_token, scope } = answer.body;
  if (answer.status !== 200 || typeof access_token !== "string")
    throw new Error(`No tokens: ${JSON.stringify(answer)}`);
  return { access_token, refresh_token: String(refresh_token), scope: String(scope) };
}

/** Consent, code and tokens in one. */
export async function install(partner: Partner, scope: WorkspaceScope<never>): Promise<Tokens> {
  const { code, verifier } = await getCode(partner, scope);
  return tokensOf(await redeem(partner, code, verifier));
}

export type Me = { status: number; installation: string; workspace: string; scopes: string[] };

/** Whose token is this, by the product's own check. */
export async function me(token: string): Promise<Me> {
  const response = await fetch(new URL("/api/v1/me", env().origin), { headers: { authorization: `Bearer ${token}` } });
  const body = await response.json();
  return {
    status: response.status,
    installation: body.installation?.id ?? "",
    workspace: body.workspace?.id ?? "",
    scopes: body.scopes ?? [],
  };
}

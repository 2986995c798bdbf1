export type Tokens = { access_token: string; refresh_token: string; expires_in: number; scope: string };

/** One call of the token endpoint; `form` says which grant. */
async function askForTokens(
  origin: string,
  client: { id: string; secret: string },
  form: Record<string, string>,
): Promise<Tokens> {
  const answer = await fetch(`${origin}/oauth/token`, {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString("base64")}`,
      "content-type": "application/x-www-form-urlencoded",
    },
    body: new URLSearchParams(form),
  });
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
  return answer.json();
}

/** Turns the code into tokens. Each code works once, for one minute. */
export const redeem = (
  origin: string,
  client: { id: string; secret: string },
  input: { code: string; verifier: string; redirectUri: string },
) =>
  askForTokens(origin, client, {
    grant_type: "authorization_code",
    code: input.code,
    redirect_uri: input.redirectUri,
    code_verifier: input.verifier,
  });

/** New tokens for an old refresh token. Store the new pair before you use it; let one process at a time do this. */
export const refresh = (origin: string, client: { id: string; secret: string }, refreshToken: string) =>
  askForTokens(origin, client, { grant_type: "refresh_token", refresh_token: refreshToken });

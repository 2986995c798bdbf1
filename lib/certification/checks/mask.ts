/** `token=…`, `&api_key=…`, `"client_secret": "…"`: the name stays, the value goes. */
const SECRET_VALUE =
  /((?:token|secret|key|code|password|signature|auth|session)[\w.-]{0,20}["']?\s{0,3}[=:]\s{0,3}["']?)(?=[^\s"'&;<]*\d)[^\s"'&;<]{6,}/gi;
const BEARER = /\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi;
const LONG_RUN = /\b(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{32,}\b/gi;

/** What no terminal, log or page should have to bear; line breaks and tabs stay. */
function isControl(code: number): boolean {
  const isC0 = code < 32 && code !== 9 && code !== 10;
  // Bidirectional overrides and invisible characters can make evidence read as something else.
  const isInvisible =
    (code >= 0x200b && code <= 0x200f) || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
  return isC0 || (code >= 127 && code < 160) || isInvisible || code === 0xfeff;
}

/** Text from outside as evidence: no control characters, secrets replaced by dots, at most `max` characters. */
export function maskText(text: string, max = 300): string {
  const readable = [...text.slice(0, max * 4)].filter((char) => !isControl(char.codePointAt(0) ?? 0)).join("");
  const masked = readable.replaceAll(SECRET_VALUE, "$1••••").replaceAll(BEARER, "$1 ••••").replaceAll(LONG_RUN, "••••");
  return masked.length > max ? `${masked.slice(0, max)}…` : masked;
}

const SECRETS: ReadonlyArray<readonly [name: string, pattern: RegExp]> = [
  ["a private key", /-----BEGIN [A-Z ]*PRIVATE KEY-----/],
  ["a Stripe key", /\b[sr]k_(?:live|test)_[0-9a-zA-Z]{16,}/],
  ["a signing secret", /\bwhsec_[0-9a-zA-Z+/=]{16,}/],
  ["a GitHub token", /\bgh[pousr]_[0-9a-zA-Z]{30,}/],
  ["an AWS key", /\bAKIA[0-9A-Z]{16}\b/],
  ["a JSON web token", /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\./],
  ["a bearer token", /\bBearer\s+[\w.~+/-]{20,}/i],
  ["a password", /\b(?:password|passwd|secret|api[_-]?key)\s*[:=]\s*["']?(?=[^\s"']*\d)[^\s"']{8,}/i],
];

/** What in a text looks like a secret, by name and never by value; empty when nothing does. */
export function secretsIn(text: string): string[] {
  return SECRETS.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
}

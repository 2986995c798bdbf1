import { randomToken, sha256, sign } from "@/lib/platform/crypto";

/** Whose browser it is: the mark ends with the password it was earned with, so that a former intruder's browser is a stranger's again. */
type Owner = { id: string; passwordHash: string | null };

/** A browser that many people share forgets the first of them. */
const MOST_MARKS = 8;

const SHAPE = /^[\w-]{22}(\.[0-9a-f]{64}){1,8}$/;

function markOf(nonce: string, owner: Owner): string | null {
  return owner.passwordHash && sign("device", `${nonce} ${owner.id} ${owner.passwordHash}`);
}

/**
 * Under which key this browser's guesses at an account are counted, or null for a stranger's. The cookie is a random name of the
 * browser and one signed mark for each account that signed in there with its present password; it opens nothing.
 */
export function knownDevice(cookie: string, owner: Owner): string | null {
  const [nonce, ...marks] = SHAPE.test(cookie) ? cookie.split(".") : [];
  const mark = nonce && markOf(nonce, owner);
  return mark && marks.includes(mark) ? sha256(`${nonce} ${owner.id}`) : null;
}

/** The cookie with one more mark; a missing or changed one begins anew. */
export function rememberDevice(cookie: string, owner: Owner): string {
  const [nonce = randomToken(16), ...marks] = SHAPE.test(cookie) ? cookie.split(".") : [];
  const mark = markOf(nonce, owner);
  const kept = marks.filter((other) => other !== mark);
  return [nonce, ...(mark ? [...kept, mark] : kept).slice(-MOST_MARKS)].join(".");
}

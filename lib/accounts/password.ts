import { hash, type Options, verify } from "@node-rs/argon2";

/** OWASP's parameters: 19 MiB, two passes, one lane. The library's default algorithm is argon2id. */
const PARAMETERS: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let standIn: Promise<string> | undefined;

/** The argon2id hash of a password, in PHC text form with its salt. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, PARAMETERS);
}

/**
 * Whether the password belongs to the hash. Without a hash (unknown account, no password set) the same work is done against a
 * stand-in, so that the time tells nothing about who has an account.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  standIn ??= hashPassword("no account has this password");
  const right = await verify(stored ?? (await standIn), password);
  return stored !== null && right;
}

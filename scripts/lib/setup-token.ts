import { createHash, randomBytes } from "node:crypto";
import { withClient } from "./database.ts";
import { say } from "./say.ts";
import type { Settings } from "./settings.ts";

const OPEN = `
  INSERT INTO setting (key, value, updated_at)
  SELECT 'setup', jsonb_build_object('tokenHash', $1::text), clock_timestamp()
  WHERE NOT EXISTS (SELECT FROM staff_member WHERE role = 'admin')
  ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at WHERE setting.value ? 'tokenHash'
  RETURNING key`;

/**
 * Makes the token that lets the first admin in, in place of an earlier one that nobody used. Undefined when there is an admin, or was:
 * the page is closed for ever then. Only its hash is stored.
 */
export async function makeSetupToken(ownerUrl: string): Promise<string | undefined> {
  const token = randomBytes(24).toString("base64url");
  const { rowCount } = await withClient("MIGRATE_DATABASE_URL", ownerUrl, (client) =>
    client.query(OPEN, [createHash("sha256").update(token).digest("hex")]),
  );
  return rowCount === 1 ? token : undefined;
}

/** In production with nobody to administer it: says where to become the first admin, and with what. */
export async function offerSetup(settings: Settings, ownerUrl: string): Promise<void> {
  if (settings.mode !== "production") return;
  const token = await makeSetupToken(ownerUrl);
  if (token === undefined) return;
  say(`Nobody administers this installation yet: open ${settings.origin}/setup`);
  say(`and enter this token; it works once, for 24 hours or until the next start: ${token}`);
}

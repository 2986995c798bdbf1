import type { Db } from "@/lib/platform/db";
import { SETUP_SECONDS } from "../constants";

/** Whether the setup page is open: a start printed a token lately, and nobody has used it. */
export async function isSetupOpen(on: Db): Promise<boolean> {
  const rows = await on.$queryRaw<Array<{ open: boolean }>>`
    SELECT true AS open FROM setting
    WHERE key = 'setup' AND value ? 'tokenHash' AND updated_at > clock_timestamp() - make_interval(secs => ${SETUP_SECONDS})
      AND NOT EXISTS (SELECT FROM staff_member WHERE role = 'admin')`;
  return rows.length > 0;
}

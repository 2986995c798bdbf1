import { decrypt } from "@/lib/platform/crypto";
import type { Db } from "@/lib/platform/db";
import type { AnyPersonScope } from "../types";
import { totpUri } from "./code";

/** How far a staff member is with their second factor. The secret is shown only until the first code confirmed it. */
export type TotpState =
  | { state: "not_staff" }
  | { state: "ready" }
  | { state: "set_up"; secret: string; uri: string }
  | { state: "none" };

/** The person's second factor; `none` means that a secret has to be made first. */
export async function getTotpState(on: Db, scope: AnyPersonScope): Promise<TotpState> {
  const row = await on.staffMember.findUnique({ where: { personId: scope.person.personId } });
  if (!row) return { state: "not_staff" };
  if (row.totpConfirmedAt) return { state: "ready" };
  if (!row.totpSecret) return { state: "none" };
  const secret = decrypt(row.totpSecret);
  return { state: "set_up", secret, uri: totpUri(secret, scope.person.email) };
}

import { db, inTransaction } from "@/lib/platform/db";
import type { PersonScope } from "../types";
import { getTotpState, type TotpState } from "./data";
import { prepareTotp } from "./mutations";

/** The person's second factor for the code page; a staff member without a secret gets one now. */
export async function loadTotpState(scope: PersonScope<"staff.verify">): Promise<TotpState> {
  const state = await getTotpState(db(), scope);
  if (state.state !== "none") return state;
  await inTransaction((tx) => prepareTotp(tx, scope));
  return getTotpState(db(), scope);
}

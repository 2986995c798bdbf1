import { sha256 } from "@/lib/platform/crypto";
import type { Db } from "@/lib/platform/db";
import { getRealTime } from "@/lib/platform/time";
import type { PublicScope } from "../types";
import type { LinkView } from "./types";

/** What a link is, without using it up: mail scanners open links too. */
export async function getLink(on: Db, _scope: PublicScope, token: string): Promise<LinkView> {
  const row = await on.emailToken.findUnique({
    where: { tokenHash: sha256(token) },
    select: {
      kind: true,
      email: true,
      expiresAt: true,
      usedAt: true,
      tokenHash: true,
      person: { select: { id: true, name: true, email: true, deletedAt: true } },
    },
  });
  if (!row || row.usedAt || row.person.deletedAt || row.expiresAt <= (await getRealTime(on))) {
    return { state: "gone", kind: row?.kind ?? null };
  }
  const { id: personId, name: personName, email: account } = row.person;
  return { state: "open", kind: row.kind, email: row.email, personId, personName, account, tokenHash: row.tokenHash };
}

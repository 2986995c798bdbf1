import type { z } from "zod";
import type { StaffScope } from "@/lib/accounts/types";
import { recordAudit } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { newId, parseIdOrThrow } from "@/lib/platform/ids";
import { say } from "@/lib/platform/messages/said";
import { getBusinessTime } from "@/lib/platform/time";
import { searchWords, synonymKey } from "../words/search-words";
import type { synonymSchema } from "./schema";

type Input = z.output<typeof synonymSchema>;

/** Most rows there are: each search asks for those with its words, and staff have to keep them. */
const MOST_ROWS = 2_000;

/** What is kept of a row, with the forms in which a search asks for it. */
function rowOf({ lang, kind, words, means }: Input) {
  return {
    lang,
    kind,
    words,
    means,
    keys: [...new Set(words.map(synonymKey))],
    sought: means.map((phrase) => searchWords(phrase).join(" ")),
  };
}

async function findOrThrow(tx: Tx, id: string): Promise<Input> {
  const [row] = await tx.$queryRaw<
    Input[]
  >`SELECT lang, kind, words, means FROM search_synonym WHERE id = ${id}::uuid FOR UPDATE`;
  if (!row) throw new AppError("not_found");
  return row;
}

/** Adds a row; searches use it at once. `conflict` at 2,000 rows. */
export async function addSynonym(
  tx: Tx,
  scope: StaffScope<"synonym.manage">,
  input: Input,
): Promise<{ synonymId: string }> {
  if ((await tx.searchSynonym.count()) >= MOST_ROWS)
    throw new AppError("conflict", {
      sentence: say("portal.synonymsFull"),
    });
  const synonymId = newId();
  await tx.searchSynonym.create({ data: { id: synonymId, ...rowOf(input) } });
  await recordAudit(tx, {
    actor: scope.actor,
    action: "synonym.manage",
    subject: { type: "search_synonym", id: synonymId },
    after: { ...input },
  });
  return { synonymId };
}

/** Changes a row. One that says what it said before is left alone. */
export async function changeSynonym(
  tx: Tx,
  scope: StaffScope<"synonym.manage">,
  shownId: string,
  input: Input,
): Promise<void> {
  const id = parseIdOrThrow("synonym", shownId);
  const before = await findOrThrow(tx, id);
  if (
    JSON.stringify([before.lang, before.kind, before.words, before.means]) ===
    JSON.stringify([input.lang, input.kind, input.words, input.means])
  )
    return;
  await tx.searchSynonym.update({ where: { id }, data: { ...rowOf(input), updatedAt: await getBusinessTime(tx) } });
  await recordAudit(tx, {
    actor: scope.actor,
    action: "synonym.manage",
    subject: { type: "search_synonym", id },
    before: { ...before },
    after: { ...input },
  });
}

/** Removes a row; the audit keeps what it said. */
export async function removeSynonym(tx: Tx, scope: StaffScope<"synonym.manage">, shownId: string): Promise<void> {
  const id = parseIdOrThrow("synonym", shownId);
  const before = await findOrThrow(tx, id);
  await tx.searchSynonym.delete({ where: { id } });
  await recordAudit(tx, {
    actor: scope.actor,
    action: "synonym.manage",
    subject: { type: "search_synonym", id },
    before: { ...before },
    after: { removed: true },
  });
}

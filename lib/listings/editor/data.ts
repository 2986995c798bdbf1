import type { Db } from "@/lib/platform/db";
import type { Save } from "./save-chain";
import type { SectionKey } from "./sections";

/** The kept saves of one section, newest first. The version was proven by the caller. */
export async function getSaves(on: Db, versionId: string, section: SectionKey): Promise<Save[]> {
  return on.sectionSave.findMany({
    where: { versionId, section },
    orderBy: { id: "desc" },
    select: { personId: true, tab: true, before: true, after: true },
  });
}

/** What the colleague is called who saved a section; null when nobody knows. */
export async function nameOf(on: Db, personId: string | null): Promise<string | null> {
  const person = personId && (await on.person.findUnique({ where: { id: personId }, select: { name: true } }));
  return person ? person.name : null;
}

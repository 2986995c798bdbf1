import { backUpBeforeMigrating } from "./backups.ts";
import { refuseMovedClock } from "./clock.ts";
import { ensureLetters } from "./ctype.ts";
import { migrate } from "./migrations.ts";
import type { OpenDatabase } from "./open-database.ts";
import type { Settings } from "./settings.ts";

/** Brings a database to what this checkout needs: its migrations, after a backup, and its character type. Gives what was applied. */
export async function bringUpToDate(settings: Settings, database: OpenDatabase): Promise<string[]> {
  const applied = await migrate(database.urls.owner, (pending) => backUpBeforeMigrating(settings, database, pending));
  await ensureLetters(settings, database);
  await refuseMovedClock(settings, database.urls.owner);
  return applied;
}

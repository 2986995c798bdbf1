import { afterAll } from "vitest";
import { createDatabase, type TestDatabase } from "./database.ts";
import { applySettings } from "./settings.ts";

const database = await createDatabase();
applySettings(database);

afterAll(async () => {
  const { disconnect } = await import("@/lib/platform/db");
  await disconnect();
  await database.drop();
});

/** The database of this test file; the product's modules use it already. */
export function testDatabase(): TestDatabase {
  return database;
}

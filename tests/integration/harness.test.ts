import { expect, it } from "vitest";
import { db, pool } from "@/lib/platform/db";
import { testDatabase } from "../support/database-env.ts";

it("gives the product a database of this file's own, as the runtime role", async () => {
  const { rows } = await pool().query<{ database: string; role: string; zone: string }>(
    "SELECT current_database() AS database, current_user AS role, current_setting('timezone') AS zone",
  );
  expect(rows).toEqual([{ database: testDatabase().name, role: "patchbay_test_app", zone: "UTC" }]);
  expect(await db().person.count()).toBe(0);
});

it("keeps the runtime role from migrations and from what is append-only", async () => {
  await expect(pool().query("DELETE FROM _prisma_migrations")).rejects.toThrow("permission denied");
  await expect(pool().query("DELETE FROM audit_entry")).rejects.toThrow("permission denied");
});

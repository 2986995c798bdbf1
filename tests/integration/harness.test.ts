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
  for (const table of ["audit_entry", "decision", "agreement", "agreement_acceptance"]) {
    await expect(pool().query(`DELETE FROM ${table}`)).rejects.toThrow("permission denied");
    await expect(pool().query(`TRUNCATE ${table}`)).rejects.toThrow("permission denied");
  }
  await expect(pool().query("UPDATE agreement_acceptance SET accepted_at = now()")).rejects.toThrow(
    "permission denied",
  );
});

it("refuses changes to who accepted what also to the owner of the tables", async () => {
  const { query } = testDatabase();
  await query("INSERT INTO agreement (version, title, body) VALUES (7, 'Terms', 'Be fair.')");
  const partner = "01890000-0000-7000-8000-000000000001";
  await query("INSERT INTO partner (id, name, slug) VALUES ($1, 'Tallyho', 'tallyho-harness')", [partner]);
  await query("INSERT INTO agreement_acceptance (partner_id, version, person_id) VALUES ($1, 7, $1)", [partner]);
  await expect(query("UPDATE agreement_acceptance SET accepted_at = now()")).rejects.toThrow("append-only");
  await expect(query("DELETE FROM agreement_acceptance")).rejects.toThrow("append-only");
});

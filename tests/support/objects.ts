import { randomBytes } from "node:crypto";
import { withClient, withDatabase } from "../../scripts/lib/database.ts";
import { describeObjects, difference } from "../../scripts/lib/objects.ts";
import { diffSql } from "../../scripts/lib/schema-engine.ts";

/** The objects of a migrated database, against those of one made from the schema files alone. */
export type Comparison = { readonly onlyMigrated: Map<string, string[]>; readonly onlySchema: Map<string, string[]> };

const STUB = "business_now()";

/** Makes a second database from the schema files and compares; `superuser` may create databases. */
export async function compareObjects(superuser: string, migrated: string): Promise<Comparison> {
  const name = `pb_test_${Math.floor(Date.now() / 1000)}_${randomBytes(5).toString("hex")}`;
  const fromSchema = withDatabase(superuser, name);
  await withClient("TEST_DATABASE_URL", superuser, (client) => client.query(`CREATE DATABASE ${name}`));
  try {
    const sql = await diffSql(superuser, undefined);
    const said = await withClient("TEST_DATABASE_URL", fromSchema, async (client) => {
      await client.query("CREATE EXTENSION citext");
      // Defaults of the schema files name it; what it does is the migrations'.
      await client.query(`CREATE FUNCTION ${STUB} RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT now()'`);
      await client.query(sql);
      const objects = await describeObjects(client);
      return objects.set("Functions", objects.get("Functions")?.filter((line) => !line.includes(STUB)) ?? []);
    });
    const made = await withClient("TEST_DATABASE_URL", migrated, describeObjects);
    return { onlyMigrated: difference(made, said), onlySchema: difference(said, made) };
  } finally {
    await withClient("TEST_DATABASE_URL", superuser, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
  }
}

import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { withClient, withDatabase } from "../../scripts/lib/database.ts";
import { appAddress } from "./test-server.ts";

/** A migrated, empty database of one test file (or of one test that asks for its own). */
export type TestDatabase = {
  readonly name: string;
  /** The runtime role's address: what the product runs with. */
  readonly app: string;
  /** The owner's address (a superuser here): for looking behind the product's back. */
  readonly owner: string;
  /** Runs one statement as the owner and gives its rows. */
  query<Row extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Drops it, ending whatever is still connected. */
  drop(): Promise<void>;
};

/** Copies the template. The name carries the time, so that a later run can drop what a killed one left. */
export async function createDatabase(): Promise<TestDatabase> {
  const { superuser, template } = inject("testServer");
  const name = `pb_test_${Math.floor(Date.now() / 1000)}_${randomBytes(5).toString("hex")}`;
  await withClient("TEST_DATABASE_URL", superuser, (client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`),
  );
  const owner = withDatabase(superuser, name);
  const pool = new pg.Pool({ connectionString: owner, max: 2, options: "-c timezone=UTC" });
  pool.on("error", () => undefined);
  return {
    name,
    owner,
    app: appAddress(superuser, name),
    async query<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []) {
      return (await pool.query<Row>(sql, [...values])).rows;
    },
    async drop() {
      await pool.end();
      await withClient("TEST_DATABASE_URL", superuser, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}

import type pg from "pg";

// One row an object: a statement in SQL's own words. Partitions are left out (they come with the months), and so is what
// belongs to an extension.
const OWN = "NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = o.oid AND d.deptype = 'e')";
const TABLE =
  "c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> '_prisma_migrations'";

const QUERIES: readonly (readonly [string, string])[] = [
  ["Extensions", "SELECT format('CREATE EXTENSION %I', extname) AS line FROM pg_extension WHERE extname <> 'plpgsql'"],
  [
    "Types",
    `SELECT format('CREATE TYPE %I AS ENUM (%s)', o.typname, string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder)) AS line
     FROM pg_type o JOIN pg_enum e ON e.enumtypid = o.oid WHERE o.typnamespace = 'public'::regnamespace AND ${OWN} GROUP BY o.oid, o.typname`,
  ],
  ["Tables", `SELECT format('CREATE TABLE %I', c.relname) AS line FROM pg_class c WHERE ${TABLE}`],
  [
    "Partitioning",
    `SELECT format('CREATE TABLE %I PARTITION BY %s', c.relname, pg_get_partkeydef(c.oid)) AS line FROM pg_class c WHERE ${TABLE} AND c.relkind = 'p'`,
  ],
  [
    "Columns",
    `SELECT format('ALTER TABLE %I ADD COLUMN %I %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod))
       || CASE WHEN a.attgenerated <> '' THEN ' GENERATED ALWAYS AS (' || pg_get_expr(d.adbin, d.adrelid) || ') STORED'
               WHEN d.adbin IS NOT NULL THEN ' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid) ELSE '' END
       || CASE WHEN a.attidentity <> '' THEN ' GENERATED AS IDENTITY' ELSE '' END || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END AS line
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum WHERE ${TABLE}`,
  ],
  [
    "Constraints",
    `SELECT format('ALTER TABLE %I ADD CONSTRAINT %I %s', c.relname, k.conname, pg_get_constraintdef(k.oid)) AS line
     FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid WHERE k.contype <> 'n' AND ${TABLE}`,
  ],
  [
    "Indexes",
    `SELECT replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ') AS line FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
     WHERE NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x')) AND ${TABLE}`,
  ],
  [
    "Functions",
    `SELECT pg_get_functiondef(o.oid) AS line FROM pg_proc o WHERE o.pronamespace = 'public'::regnamespace AND o.prokind IN ('f', 'p') AND ${OWN}`,
  ],
  [
    "Triggers",
    `SELECT pg_get_triggerdef(t.oid) AS line FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal AND ${TABLE}`,
  ],
  [
    "Views",
    "SELECT format('CREATE VIEW %I AS %s', viewname, definition) AS line FROM pg_views WHERE schemaname = 'public'",
  ],
  [
    "Rights of the runtime role",
    `SELECT format('GRANT %s ON %I TO patchbay_app', string_agg(g.privilege_type, ', ' ORDER BY g.privilege_type), c.relname) AS line
     FROM pg_class c, aclexplode(c.relacl) g WHERE g.grantee = to_regrole('patchbay_app') AND ${TABLE.replace("AND c.relname <> '_prisma_migrations'", "")} GROUP BY c.relname`,
  ],
];

/** Every object of the public schema by kind, each as one statement, in an order that never changes. */
export async function describeObjects(client: pg.ClientBase): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const [kind, sql] of QUERIES) {
    const { rows } = await client.query<{ line: string }>(sql);
    found.set(kind, rows.map(({ line }) => line.trim().replace(/;$/, "")).sort());
  }
  return found;
}

/** What the first has and the second has not, by kind. */
export function difference(
  first: ReadonlyMap<string, string[]>,
  second: ReadonlyMap<string, string[]>,
): Map<string, string[]> {
  return new Map([...first].map(([kind, lines]) => [kind, lines.filter((line) => !second.get(kind)?.includes(line))]));
}

/** The objects as the text of `prisma/objects.sql`. */
export function objectsText(objects: ReadonlyMap<string, string[]>): string {
  const parts = [...objects]
    .filter(([, lines]) => lines.length > 0)
    .map(([kind, lines]) => `-- ${kind}\n\n${lines.map((line) => `${line};`).join("\n")}\n`);
  const head =
    "-- What the migrations make and prisma/schema cannot say, read from a fresh database. It is a list, not a script: the\n-- migrations make these. npm run db:objects writes it anew; a test compares it.\n";
  return [head, ...parts].join("\n");
}

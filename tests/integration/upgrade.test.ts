import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { EVENT_SCOPES, SCOPE_NAMES } from "@/lib/capabilities/constants";
import { CATALOG } from "@/lib/jobs/catalog";
import { FACET_FIELDS, FACET_KINDS, FACETS, LISTING_TYPES } from "@/lib/listings/constants";
import { parseContent } from "@/lib/listings/data";
import { contentHash } from "@/lib/platform/json/canonical";
import { ensureDatabaseAndRoles, withClient, withDatabase } from "../../scripts/lib/database.ts";
import { migrate, migrationsDir, readMigrations } from "../../scripts/lib/migrations.ts";
import { describeObjects, difference, objectsText } from "../../scripts/lib/objects.ts";
import { type Dump, loadDump } from "../fixtures/upgrade/dump";
import { type Facts, lost, readFacts, readGaps } from "../fixtures/upgrade/facts";
import { copyMigrations, dumpNames, openDump } from "../fixtures/upgrade/load";
import { startWorker } from "../support/in-process-worker";
import { applySettings } from "../support/settings";
import { appAddress } from "../support/test-server";
import { until } from "../support/until";

const names = await dumpNames();

describe.each(names)("the dump %s", (name) => {
  let dump: Dump;
  let folder: string;
  let owner: string;
  let database: string;
  /** What each migration since the dump lost: none, or sentences. */
  const losses = new Map<string, string[]>();
  let before: Facts;
  let gaps: string[];
  const query = async <Row extends Record<string, unknown>>(sql: string, values: readonly unknown[] = []) =>
    withClient("the upgraded database", owner, async (client) => (await client.query<Row>(sql, [...values])).rows);

  beforeAll(async () => {
    const { superuser } = inject("testServer");
    dump = await openDump(name);
    folder = await mkdtemp(join(tmpdir(), "patchbay-upgrade-"));
    database = `pb_test_${Math.floor(Date.now() / 1000)}_upgrade_${process.pid}`;
    owner = withDatabase(superuser, database);
    const app = appAddress(superuser, database);
    await ensureDatabaseAndRoles({ owner, app });
    const had = dump.header.migrations.map((migration) => migration.name);
    await copyMigrations(had, join(folder, "then"));
    await migrate(owner, async () => undefined, join(folder, "then"));
    await loadDump(owner, dump);
    before = await readFacts(owner);
    gaps = await readGaps(owner);
    const all = (await readMigrations(migrationsDir)).map((migration) => migration.name);
    for (const next of all.filter((path) => !had.includes(path))) {
      await copyMigrations([next], join(folder, "then"));
      await migrate(owner, async () => undefined, join(folder, "then"));
      losses.set(next, lost(before, await readFacts(owner)));
    }
    applySettings({ app, owner });
  }, 120_000);

  afterAll(async () => {
    const { disconnect } = await import("@/lib/platform/db");
    await disconnect();
    await withClient("TEST_DATABASE_URL", inject("testServer").superuser, (client) =>
      client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`),
    );
    await rm(folder, { recursive: true });
  });

  it("has migrations that this checkout still has, unedited and in their order", async () => {
    const now = (await readMigrations(migrationsDir)).map((migration) => migration.name);
    const had = dump.header.migrations;
    expect(now.slice(0, had.length)).toEqual(had.map((migration) => migration.name));
    for (const migration of had) {
      const text = await readFile(join(migrationsDir, migration.name, "migration.sql"));
      expect(createHash("sha256").update(text).digest("hex"), migration.name).toBe(migration.checksum);
    }
  });

  it("shows every value of every column with fixed values, and a row in every table", () => {
    expect(gaps).toEqual([]);
  });

  it("has every facet, type of listing, scope and event type in its frozen versions", async () => {
    const contents = (await query<{ content: unknown }>("SELECT content FROM version")).map((row) =>
      parseContent(row.content),
    );
    for (const kind of FACET_KINDS) {
      const used = new Set<string>(contents.flatMap((content) => content[FACET_FIELDS[kind]]));
      const wanted = Object.keys(FACETS[kind]);
      expect(
        wanted.filter((slug) => !used.has(slug)),
        kind,
      ).toEqual([]);
    }
    const scopes = new Set<string>(contents.flatMap((content) => content.scopes.map(({ scope }) => scope)));
    expect(SCOPE_NAMES.filter((scope) => !scopes.has(scope))).toEqual([]);
    const events = new Set<string>(contents.flatMap((content) => content.events.map(({ type }) => type)));
    expect(Object.entries(EVENT_SCOPES).filter(([type, scope]) => scope !== null && !events.has(type))).toEqual([]);
    const types = (await query<{ type: string }>("SELECT DISTINCT type::text FROM listing")).map((row) => row.type);
    expect(types.sort()).toEqual([...LISTING_TYPES].sort());
  });

  it("loses no row and no frozen content in any migration since", () => {
    expect([...losses].filter(([, sentences]) => sentences.length > 0)).toEqual([]);
    expect(before.frozen.length).toBeGreaterThan(500);
  });

  it("has the objects of a fresh database after them", async () => {
    const { superuser, template } = inject("testServer");
    const fresh = await withClient("the template", withDatabase(superuser, template), describeObjects);
    const upgraded = await withClient("the upgraded database", owner, describeObjects);
    const none = objectsText(new Map());
    expect(objectsText(difference(upgraded, fresh))).toBe(none);
    expect(objectsText(difference(fresh, upgraded))).toBe(none);
  });

  it("has frozen versions that today's code reads and hashes as then", async () => {
    const frozen = await query<{ id: string; content: unknown; hash: string }>(`
      SELECT id, content, content_hash AS hash FROM version WHERE content_hash IS NOT NULL AND state NOT IN ('draft', 'changes_requested')
      UNION ALL SELECT id, snapshot, snapshot_hash FROM submission`);
    expect(frozen.length).toBeGreaterThan(100);
    for (const { id, content, hash } of frozen) {
      expect(contentHash(content), id).toBe(hash);
      expect(() => parseContent(content), id).not.toThrow();
    }
  });

  it("shows a migration that rewrites what is frozen or drops rows", async () => {
    await query(
      'BEGIN; SET LOCAL session_replication_role = replica; DELETE FROM review_reply; UPDATE version SET content = content || \'{"promise": "Other"}\'; COMMIT',
    );
    const sentences = lost(before, await readFacts(owner));
    expect(sentences.filter((sentence) => sentence.startsWith("changed or gone: version")).length).toBeGreaterThan(50);
    expect(sentences.filter((sentence) => sentence.includes("review_reply"))).toHaveLength(1);
    await query("TRUNCATE version CASCADE");
    await loadDump(owner, dump);
    expect(lost(before, await readFacts(owner))).toEqual([]);
  });

  it("has work that a killed worker had begun, and today's worker ends it", async () => {
    const [begun] = await query<{ id: string; name: string }>(
      "SELECT id, name FROM outbox_message WHERE lease_owner = 'worker:killed' AND done_at IS NULL",
    );
    expect(Object.keys(CATALOG)).toContain(begun?.name);
    const worker = startWorker({ catalog: CATALOG });
    try {
      const left = async () => {
        const rows = await query(
          "SELECT id FROM outbox_message WHERE done_at IS NULL AND dead_at IS NULL AND due_at <= now() AND name = ANY ($1)",
          [Object.keys(CATALOG)],
        );
        return rows.length === 0;
      };
      await until(left, 100_000, "the outbox to be empty");
      const [delivery] = await query<{ attempts: number }>(`
        SELECT sum(d.attempts)::int AS attempts FROM delivery d JOIN endpoint e ON e.id = d.endpoint_id WHERE e.url LIKE '%:9/active'`);
      expect(delivery?.attempts).toBeGreaterThan(0);
    } finally {
      await worker.stop();
    }
  }, 120_000);
});

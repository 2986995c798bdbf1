import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { FACET_FIELDS, FACET_KINDS, FACETS, LISTING_TYPES } from "@/lib/listings/constants";
import { parseContent } from "@/lib/listings/data";
import { completenessOf } from "@/lib/listings/editor/completeness";
import type { VersionContent } from "@/lib/listings/schema";
import type { ListingType } from "@/lib/listings/types";
import { decrypt, sha256 } from "@/lib/platform/crypto";
import { parseId } from "@/lib/platform/ids";
import { inRoot } from "../../scripts/lib/paths.ts";
import { freePort } from "../../scripts/lib/ports.ts";
import { testDatabase } from "../support/database-env.ts";
import { runSeed } from "../support/seed.ts";

// The demo marketplace as the first `npm start` makes it.

type Listing = {
  id: string;
  slug: string;
  type: ListingType;
  state: string;
  house: boolean;
  liveClientId: string;
  versions: Array<{ state: string; number: string }>;
  /** Of the published version, else of the newest. */
  content: VersionContent;
};

let dataDir: string;
let appUrl: string;
let listings: Listing[];
const published = () => listings.filter(({ versions }) => versions.some(({ state }) => state === "published"));

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "patchbay-seed-"));
  appUrl = `http://localhost:${await freePort()}`;
  await runSeed(testDatabase(), { DATA_DIR: dataDir, PARTNER_APP_URL: appUrl });
  const rows = await testDatabase().query<Omit<Listing, "content"> & { content: unknown }>(`
    SELECT l.id, l.slug, l.type, l.state, p.is_house AS house, l.live_client_id AS "liveClientId",
      (SELECT json_agg(json_build_object('state', v.state, 'number', v.number)) FROM version v WHERE v.listing_id = l.id) AS versions,
      (SELECT v.content FROM version v WHERE v.listing_id = l.id ORDER BY v.state = 'published' DESC, v.created_at DESC LIMIT 1) AS content
    FROM listing l JOIN partner p ON p.id = l.partner_id`);
  listings = rows.map((row) => ({ ...row, content: parseContent(row.content) }));
}, 300_000);
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const query = <Row extends Record<string, unknown>>(sql: string) => testDatabase().query<Row>(sql);

describe("the listings", () => {
  it("are about sixty, each written by hand", () => {
    expect(listings.length).toBeGreaterThanOrEqual(58);
    expect(new Set(listings.map(({ content }) => content.promise)).size).toBe(listings.length);
    expect(new Set(listings.map(({ content }) => content.description)).size).toBe(listings.length);
  });

  it.each(FACET_KINDS)("use every value of the facet %s", (kind) => {
    const used = new Set(listings.flatMap(({ content }) => content[FACET_FIELDS[kind]]));
    expect([...used].sort()).toEqual(Object.keys(FACETS[kind]).sort());
  });

  it("have all four types, each by its rules", () => {
    expect([...new Set(listings.map(({ type }) => type))].sort()).toEqual([...LISTING_TYPES].sort());
    const builtIn = (type: ListingType) => type === "native" || type === "embedded";
    expect(listings.filter(({ type, house }) => builtIn(type) !== house)).toEqual([]);
    for (const { type, slug, content } of listings) {
      const { repositoryUrl, licence, maintainer, whiteLabelName } = content;
      expect([repositoryUrl, licence, maintainer].map(Boolean), slug).toEqual(Array(3).fill(type === "community"));
      expect(whiteLabelName !== "", slug).toBe(type === "embedded");
    }
  });

  it("are installed only in workspaces that were there, by people who were there", async () => {
    const early = await query(`
      SELECT w.name, w.created_at, i.created_at AS installed FROM installation i JOIN workspace w ON w.id = i.workspace_id
      WHERE least(i.created_at, i.activated_at) < w.created_at
      UNION ALL
      SELECT w.name, w.created_at, i.created_at FROM installation i JOIN workspace w ON w.id = i.workspace_id
        JOIN person p ON p.id = i.consented_by_id WHERE i.created_at < p.created_at AND w.environment = 'live'`);
    expect(early).toEqual([]);
  });

  it("name their own white label in the workspaces that have an embedded one", async () => {
    const [row] = await query<{ named: number; logos: number; all: number }>(`
      SELECT count(i.white_label_name)::int AS named, count(m.id)::int AS logos, count(*)::int AS all
      FROM installation i JOIN listing l ON l.id = i.listing_id LEFT JOIN media_object m ON m.id = i.white_label_media_id
      WHERE l.type = 'embedded' AND i.environment = 'live'`);
    expect(row?.named).toBe(row?.all);
    expect(row?.named).toBeGreaterThan(0);
    // The workspaces that somebody signs in to.
    expect(row?.logos).toBeGreaterThan(0);
  });

  it("are complete where they were handed in, with pictures and their words", () => {
    const handedIn = listings.filter(({ versions }) => versions.some(({ state }) => state !== "draft"));
    const lacking = handedIn.map(({ slug, type, content }) => [
      slug,
      ...Object.values(completenessOf(type, content)).flat(),
    ]);
    expect(lacking.filter((row) => row.length > 1)).toEqual([]);
  });

  it("have at least 24 different screenshots at full size, none of them of one colour", async () => {
    const [row] = await query<{ full: number; plain: number }>(`
      SELECT count(DISTINCT sha256) FILTER (WHERE width = 1600 AND height = 1000)::int AS full,
        count(*) FILTER (WHERE plain_bp IS NULL OR plain_bp > 9500)::int AS plain
      FROM media_object WHERE purpose = 'screenshot'`);
    expect(row?.full).toBeGreaterThanOrEqual(24);
    expect(row?.plain).toBe(0);
  });

  it("reach every depth from 0 to 7", () => {
    expect([...new Set(published().map(({ content }) => content.depth))].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it("are free, on trial and paid", async () => {
    const kinds = await query<{ kind: string }>("SELECT DISTINCT price_kind AS kind FROM catalog_entry ORDER BY 1");
    expect(kinds.map(({ kind }) => kind)).toEqual(["free", "paid", "trial"]);
  });

  it("are in every state a marketplace shows, with second versions", async () => {
    expect(new Set(listings.map(({ state }) => state))).toEqual(
      new Set(["unlisted", "published", "deprecated", "sunset_scheduled", "suspended"]),
    );
    const versions = listings.flatMap((listing) => listing.versions);
    expect(new Set(versions.map(({ state }) => state))).toEqual(
      new Set(["draft", "submitted", "in_review", "changes_requested", "published", "superseded"]),
    );
    expect(versions.filter(({ number }) => number === "1.1.0").length).toBeGreaterThanOrEqual(6);
    const certificates = await query<{ state: string }>("SELECT DISTINCT state FROM certificate ORDER BY state");
    expect(certificates.map(({ state }) => state)).toEqual(["valid", "lapsed"]);
  });
});

describe("what happened in them", () => {
  it("spans six months, without a gap of a fortnight", async () => {
    for (const [table, column, days] of [
      ["event", "created_at", 160],
      ["delivery", "created_at", 160],
      ["attempt", "started_at", 160],
      // Reading begins a little later than hearing; what apps tried in their sandboxes lies before all of it.
      ["access_entry", "at", 130],
    ] as const) {
      const tried =
        table === "access_entry" ? "AND workspace_id IN (SELECT id FROM workspace WHERE environment = 'live')" : "";
      const [row] = await query<{ days: number; gap: number }>(`
        SELECT extract(day FROM now() - min(at))::int AS days, extract(day FROM max(at - before))::int AS gap
        FROM (SELECT ${column} AS at, lag(${column}) OVER (ORDER BY ${column}) AS before FROM ${table} WHERE is_demo ${tried}) moments`);
      expect(row?.days, table).toBeGreaterThan(days);
      expect(row?.gap, table).toBeLessThan(14);
    }
  });

  it("holds reviews of every number of stars, by who had it installed, some of them answered", async () => {
    const stars = await query<{ stars: number }>("SELECT DISTINCT stars FROM review ORDER BY stars");
    expect(stars.map((row) => row.stars)).toEqual([1, 2, 3, 4, 5]);
    const [row] = await query<{ strangers: number; replies: number }>(`
      SELECT (SELECT count(*)::int FROM review_reply) AS replies, count(*)::int AS strangers FROM review r WHERE NOT EXISTS (
        SELECT FROM installation i WHERE i.id = r.installation_id AND i.workspace_id = r.workspace_id AND i.listing_id = r.listing_id
          AND i.activated_at <= r.created_at - interval '7 days' + interval '1 minute')`);
    expect(row?.strangers).toBe(0);
    expect(row?.replies).toBeGreaterThan(5);
  });

  it("never says the same twice of one listing", async () => {
    expect(await query("SELECT listing_id FROM review GROUP BY listing_id, body HAVING count(*) > 1")).toEqual([]);
  });

  it("is marked as demo data wherever a row can be", async () => {
    const tables = await query<{ name: string }>(`
      SELECT c.table_name AS name FROM information_schema.columns c JOIN pg_class k ON k.relname = c.table_name AND NOT k.relispartition
      WHERE c.column_name = 'is_demo' AND c.table_schema = 'public' ORDER BY 1`);
    expect(tables.length).toBeGreaterThanOrEqual(11);
    for (const { name } of tables) {
      const [row] = await query<{ unmarked: number; all: number }>(
        `SELECT count(*) FILTER (WHERE NOT is_demo)::int AS unmarked, count(*)::int AS all FROM "${name}"`,
      );
      expect(row?.unmarked, name).toBe(0);
      expect(row?.all, name).toBeGreaterThan(0);
    }
  });

  it("agrees with itself: attempts with their deliveries, endpoints with their last success, nothing in the future", async () => {
    expect(
      await query(`
        SELECT d.event_id, d.attempts, count(a.id)::int AS kept
        FROM delivery d LEFT JOIN attempt a ON a.event_id = d.event_id AND a.endpoint_id = d.endpoint_id
        WHERE d.is_demo GROUP BY d.event_id, d.endpoint_id, d.attempts HAVING d.attempts <> count(a.id)`),
    ).toEqual([]);
    expect(await query("SELECT event_id FROM delivery WHERE settled_at > now()")).toEqual([]);
    expect(
      await query(`
        SELECT e.id FROM endpoint e WHERE e.last_success_at IS DISTINCT FROM
          (SELECT max(settled_at) FROM delivery d WHERE d.endpoint_id = e.id AND d.state = 'delivered')`),
    ).toEqual([]);
  });

  it("leaves nothing to be sent", async () => {
    expect(await query("SELECT name FROM outbox_message WHERE done_at IS NULL")).toEqual([]);
  });
});

describe("the sample partner process", () => {
  const appsSchema = z.object({
    apps: z.array(
      z.object({
        slug: z.string(),
        name: z.string(),
        clientId: z.string(),
        installUrl: z.string(),
        redirectUri: z.string(),
        endpointUrl: z.string(),
      }),
    ),
  });

  /** Starts the process on the file that the seed wrote, and asks it something. */
  async function withPartnerApp<T>(ask: () => Promise<T>): Promise<T> {
    const child = spawn(process.execPath, [inRoot("examples/partner-app/src/server.ts")], {
      env: {
        NODE_ENV: "production",
        PORT: new URL(appUrl).port,
        PUBLIC_URL: appUrl,
        STATE_FILE: path.join(dataDir, "partner-app.json"),
      },
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      await new Promise((resolve) => child.stdout.once("data", resolve));
      return await ask();
    } finally {
      child.kill();
    }
  }

  const runningApps = () =>
    withPartnerApp(async () => {
      const answer = await fetch(`${appUrl}/apps`, { headers: { accept: "application/json" } });
      return appsSchema.parse(await answer.json()).apps;
    });

  it("has the demo, guide, help, privacy and terms pages of every listing, each about that listing", async () => {
    const pages = listings.flatMap(({ content }) =>
      [content.demoUrl, content.docsUrl, content.supportUrl, content.privacyUrl, content.termsUrl].map((url) => ({
        url,
        name: content.name,
      })),
    );
    const texts = await withPartnerApp(() =>
      Promise.all(
        pages.map(async ({ url, name }) => {
          const answer = await fetch(url);
          const text = await answer.text();
          expect([answer.status, url.startsWith(`${appUrl}/apps/`)], url).toEqual([200, true]);
          expect(text, url).toContain(name.replaceAll("&", "&amp;").replaceAll("'", "&#39;"));
          return text;
        }),
      ),
    );
    expect(new Set(texts).size).toBe(listings.length * 5);
  });

  it("answers at the addresses of every listing that asks for permissions", async () => {
    const apps = new Map((await runningApps()).map((app) => [app.name, app]));
    const withClient = listings.filter(({ content }) => content.scopes.length > 0);
    expect(withClient.length).toBeGreaterThan(50);
    expect([...apps.keys()].sort()).toEqual(withClient.map(({ content }) => content.name).sort());
    for (const { slug, liveClientId, content } of withClient) {
      const app = apps.get(content.name);
      expect(app).toEqual({
        slug,
        name: content.name,
        clientId: expect.any(String),
        installUrl: content.installUrl,
        redirectUri: content.redirectUris[0],
        endpointUrl: content.endpointUrl,
      });
      expect(parseId("client", app?.clientId ?? "")).toBe(liveClientId);
      expect(content.redirectUris).toHaveLength(1);
      expect(content.installUrl.startsWith(`${appUrl}/apps/`), content.name).toBe(true);
    }
  });

  it("holds a token for everything that a customer had from the first day", async () => {
    const had = await query<{ slug: string; held: boolean }>(`
      SELECT l.slug, EXISTS (SELECT FROM oauth_artifact a WHERE a.installation_id = i.id AND a.kind = 'RefreshToken'
        AND a.consumed_at IS NULL AND a.expires_at > now()) AS held
      FROM installation i JOIN listing l ON l.id = i.listing_id
      WHERE i.environment = 'live' AND i.state = 'active' AND i.client_id IS NOT NULL
        AND EXISTS (SELECT FROM workspace_member m WHERE m.workspace_id = i.workspace_id)`);
    expect(had.length).toBeGreaterThan(3);
    expect(had.filter(({ held }) => !held)).toEqual([]);
  });

  it("knows each live client's secret and each endpoint's signing secret", async () => {
    const fileSchema = z.object({
      apps: z.record(
        z.string(),
        z.object({
          settings: z.object({ clientId: z.string(), clientSecret: z.string(), webhookSecrets: z.array(z.string()) }),
        }),
      ),
    });
    const file = fileSchema.parse(JSON.parse(await readFile(path.join(dataDir, "partner-app.json"), "utf8")));
    const rows = await query<{ clientId: string; url: string; hash: string; sealed: string }>(`
      SELECT e.client_id AS "clientId", e.url, c.secret_hash AS hash, s.secret AS sealed
      FROM endpoint e JOIN client_secret c ON c.client_id = e.client_id JOIN endpoint_secret s ON s.endpoint_id = e.id
      WHERE e.environment = 'live'`);
    expect(rows).toHaveLength(Object.keys(file.apps).length);
    for (const [slug, { settings }] of Object.entries(file.apps)) {
      const row = rows.find(({ clientId }) => clientId === parseId("client", settings.clientId));
      expect(row?.url).toBe(`${appUrl}/apps/${slug}/webhooks`);
      expect(row?.hash).toBe(sha256(settings.clientSecret));
      expect(settings.webhookSecrets).toEqual([decrypt(row?.sealed ?? "")]);
    }
  });
});

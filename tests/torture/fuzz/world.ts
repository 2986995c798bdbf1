import { createHash, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { withClient } from "../../../scripts/lib/database.ts";
import { superuserOf } from "../../support/start.ts";

// What a fuzz needs to get past the doors: sessions, a key and a token of a running demo, and ids of things that are there.

/** Headers of one caller. */
export type Caller = { name: string; headers: ReadonlyArray<readonly [string, string]> };

export type World = { callers: Caller[]; ids: Readonly<Record<string, readonly string[]>> };

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** Parameter of a route -> the id's kind, and where such things are. */
const THINGS = [
  ["workspace", "workspace", "SELECT id FROM workspace ORDER BY id LIMIT 3"],
  ["partner", "partner", "SELECT id FROM partner ORDER BY (name = 'Tallyho') DESC, id LIMIT 3"],
  [
    "listing",
    "listing",
    "SELECT l.id FROM listing l JOIN partner p ON p.id = l.partner_id ORDER BY (p.name = 'Tallyho') DESC, l.id LIMIT 3",
  ],
  ["installation", "installation", "SELECT id FROM installation WHERE state = 'active' ORDER BY id LIMIT 3"],
  ["submission", "submission", "SELECT id FROM submission ORDER BY id LIMIT 3"],
  ["endpoint", "endpoint", "SELECT id FROM endpoint ORDER BY id LIMIT 2"],
  ["event", "event", "SELECT id FROM event ORDER BY id LIMIT 2"],
  ["review", "review", "SELECT id FROM review ORDER BY id LIMIT 2"],
  ["media", "media", "SELECT id FROM media_object ORDER BY id LIMIT 2"],
  ["order", "order", "SELECT id FROM host_order ORDER BY id LIMIT 2"],
  ["customer", "customer", "SELECT id FROM host_customer ORDER BY id LIMIT 2"],
  ["payment", "payment", "SELECT id FROM host_payment ORDER BY id LIMIT 2"],
  ["subscription", "subscription", "SELECT id FROM host_subscription ORDER BY id LIMIT 2"],
] as const;

const PEOPLE = ["dana@harboursupply.example", "mira@tallyho.example", "ada@patchbay.example"];

/** Sets this process's settings to those of the stack on `dataDir`; the product's modules are imported after it. */
async function takeSettingsOf(dataDir: string, origin: string): Promise<string> {
  const superuser = await superuserOf(dataDir);
  const secrets: { patchbaySecret: string; encryptionKeys: string } = JSON.parse(
    readFileSync(join(dataDir, "secrets.json"), "utf8"),
  );
  Object.assign(process.env, {
    PATCHBAY_MODE: "demo",
    ORIGIN: origin,
    DATABASE_URL: superuser,
    PATCHBAY_SECRET: secrets.patchbaySecret,
    ENCRYPTION_KEYS: secrets.encryptionKeys,
  });
  return superuser;
}

/** Reads a seeded stack and signs its people in. */
export async function openWorld(dataDir: string, origin: string): Promise<World> {
  const superuser = await takeSettingsOf(dataDir, origin);
  const { formatId } = await import("@/lib/platform/ids");
  const { sealSession } = await import("@/lib/accounts/session/cookie");
  const { demoHostKey } = await import("@/lib/platform/process/demo-host");
  return withClient("the fuzz", superuser, async (client) => {
    const ids: Record<string, string[]> = {};
    for (const [parameter, kind, query] of THINGS) {
      const { rows } = await client.query<{ id: string }>(query);
      ids[parameter] = rows.map(({ id }) => formatId(kind, id));
    }
    const slugs = await client.query<{ slug: string }>("SELECT slug FROM listing ORDER BY id LIMIT 3");
    ids["slug"] = slugs.rows.map(({ slug }) => slug);
    ids["locale"] = ["en", "he"];
    ids["facet"] = ["use-case", "category", "industry"];
    const callers: Caller[] = [{ name: "nobody", headers: [] }];
    for (const email of PEOPLE) {
      const session = randomUUID();
      await client.query(
        `INSERT INTO session (id, person_id, user_agent, ip, expires_at, totp_at)
         SELECT $1, id, 'fuzz', 'direct', now() + interval '1 day', now() FROM person WHERE email = $2`,
        [session, email],
      );
      callers.push({ name: email, headers: [["Cookie", `next-auth.session-token=${await sealSession(session)}`]] });
    }
    const key = demoHostKey("sandbox");
    const workspace = await client.query<{ id: string }>(
      "SELECT id FROM workspace WHERE environment = 'sandbox' LIMIT 1",
    );
    const shown = workspace.rows[0] ? formatId("workspace", workspace.rows[0].id) : "";
    callers.push({
      name: "platform key",
      headers: [
        ["Authorization", `Bearer ${key}`],
        ["X-Workspace", shown],
      ],
    });
    const token = randomUUID();
    await client.query(
      `INSERT INTO oauth_artifact (kind, id_hash, payload, client_id, installation_id, expires_at)
       SELECT 'ClientCredentials', $1, jsonb_build_object('scope', 'orders:read orders:write customers:read', 'aud', $2::text), client_id, id, now() + interval '1 day'
       FROM installation WHERE state = 'active' AND environment = 'sandbox' LIMIT 1`,
      [sha256(token), `${origin}/api/v1`],
    );
    callers.push({ name: "app", headers: [["Authorization", `Bearer ${token}`]] });
    return { callers, ids };
  });
}

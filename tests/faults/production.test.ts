import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withClient, withDatabase } from "../../scripts/lib/database.ts";
import { inRoot } from "../../scripts/lib/paths.ts";
import { freePort, freePortWith } from "../../scripts/lib/ports.ts";
import { startPostgres } from "../../scripts/lib/postgres.ts";
import { readable } from "../support/html-text.ts";
import { plainForm } from "../support/plain-form.ts";
import { BUILD_DIR, launch, processesOf, runScript, tempFolder } from "../support/start.ts";
import { until } from "../support/until.ts";

// The product as a company would run it: production mode, its own PostgreSQL, https in front. The test is the TLS proxy.

const HOST = "market.example.com";
const ORIGIN = `https://${HOST}`;
const PASSWORD = "a long enough password";
const TOKEN = /enter this token.*: (\S+)/;
const start = inRoot("scripts/start.mjs");

let env: Record<string, string>;
let site: string;
let superuser: string;
let stack: ReturnType<typeof launch>;
let closeAll: () => Promise<void>;
const jar = new Map<string, string>();

/** Asks like a browser behind the proxy, with the cookies so far. */
async function ask(
  path: string,
  init: { body?: FormData; host?: string } = {},
): Promise<{ answer: Response; html: string }> {
  const answer = await fetch(`${site}${path}`, {
    method: init.body ? "POST" : "GET",
    ...(init.body ? { body: init.body } : {}),
    redirect: "manual",
    headers: {
      "x-forwarded-host": init.host ?? HOST,
      "x-forwarded-proto": "https",
      "user-agent": "Mozilla/5.0 Chrome/156.0",
      ...(init.body ? { origin: ORIGIN } : {}),
      cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
    },
  });
  for (const line of answer.headers.getSetCookie()) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    jar.set(name, value);
  }
  return { answer, html: await answer.text() };
}

/** Fills the form of a page and posts it there. */
async function post(path: string, values: Record<string, string>) {
  return ask(path, { body: plainForm((await ask(path)).html, values) });
}

async function rows<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
  return withClient(
    "the test",
    env.MIGRATE_DATABASE_URL ?? "",
    async (client) => (await client.query<Row>(sql, values)).rows,
  );
}

async function started(): Promise<void> {
  stack = launch(start, [], env);
  await until(
    () => /Ctrl-C ends everything/.test(stack.output()) || stack.child.exitCode !== null,
    280_000,
    `a greeting\n${stack.output()}`,
  );
  expect(stack.output()).toMatch(/Ctrl-C ends everything/);
}

async function stopped(): Promise<void> {
  stack.child.kill("SIGTERM");
  await until(() => processesOf(env.DATA_DIR ?? "").length === 0, 30_000, "everything ended");
}

const setup = (over: Record<string, string> = {}) => ({
  token: TOKEN.exec(stack.output())?.[1] ?? "",
  marketplace: "Orchard",
  name: "Ada First",
  email: "ada@orchard.example",
  password: PASSWORD,
  testMail: "ops@orchard.example",
  ...over,
});

describe("an empty installation in production mode", () => {
  beforeAll(async () => {
    const folder = await tempFolder();
    const databasePort = await freePort();
    const server = await startPostgres({
      dataDir: folder.dir,
      port: databasePort,
      password: "postgres",
      throwAway: true,
    });
    superuser = `postgresql://postgres:postgres@127.0.0.1:${databasePort}/postgres`;
    const owner = withDatabase(superuser, "orchard");
    const app = new URL(owner);
    app.username = "orchard_app";
    app.password = "orchard";
    await withClient("the test", superuser, (client) =>
      client.query("CREATE ROLE orchard_app LOGIN PASSWORD 'orchard'"),
    );
    const data = await tempFolder();
    const port = await freePortWith([1, 10]);
    site = `http://127.0.0.1:${port}`;
    env = {
      PATCHBAY_MODE: "production",
      PATCHBAY_THROW_AWAY: "off",
      ORIGIN,
      HOST: "127.0.0.1",
      PORT: String(port),
      DATA_DIR: data.dir,
      // The demo's build stays as it is for the files that follow.
      BUILD_DIR: `${BUILD_DIR}-production`,
      DATABASE_URL: app.toString(),
      MIGRATE_DATABASE_URL: owner,
      PATCHBAY_SECRET: "production-secret-of-the-fault-test-0123456789",
      ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 9).toString("base64")}`,
      TRUST_PROXY: "on",
      SMTP_URL: "",
      DEMO_HOST: "off",
      LOG_LEVEL: "info",
    };
    closeAll = async () => {
      await server.stop();
      await folder.remove();
      await data.remove();
    };
    await started();
  }, 300_000);

  afterAll(async () => {
    await stopped();
    await closeAll();
  });

  it("is well, has nothing made up, and shows an empty catalog that says what it is", async () => {
    const health = await fetch(`${site}/api/health`);
    expect(health.status, await health.clone().text()).toBe(200);
    expect(await health.json()).toMatchObject({ status: "ok" });
    const [made] = await rows(
      "SELECT (SELECT count(*) FROM person)::int AS people, (SELECT count(*) FROM workspace)::int AS workspaces, (SELECT count(*) FROM listing)::int AS listings, (SELECT count(*) FROM platform_key)::int AS keys",
    );
    expect(made).toEqual({ people: 0, workspaces: 0, listings: 0, keys: 0 });
    for (const [path, words] of [
      ["/en", "No integrations yet"],
      ["/he", "עדיין אין אינטגרציות"],
    ] as const) {
      const { answer, html } = await ask(path);
      expect(answer.status, path).toBe(200);
      expect(readable(html), path).toContain(words);
      expect(readable(html), path).toContain(HOST);
    }
    expect((await ask("/console")).answer.status).toBe(307);
  });

  it("asks for its first admin, at its own address only, and refuses a guess", async () => {
    const { answer, html } = await ask("/setup");
    expect(answer.status).toBe(200);
    expect(html).toContain(`The address is right: <bdi>${ORIGIN}</bdi>`);
    const elsewhere = await ask("/setup", { host: "10.0.0.7:3000" });
    expect(elsewhere.html).toContain("10.0.0.7:3000");
    expect(elsewhere.html).not.toContain('name="token"');
    const guess = await post("/setup", setup({ token: "guess" }));
    expect(guess.answer.status).toBe(200);
    expect(guess.html).toContain("This is not the token");
    expect(guess.html).toContain('value="Orchard"');
    expect(guess.html).not.toContain(PASSWORD);
    expect(await rows("SELECT 1 FROM person")).toEqual([]);
    const stored = await rows<{ value: { tokenHash: string } }>("SELECT value FROM setting WHERE key = 'setup'");
    expect(stored[0]?.value.tokenHash).toBe(createHash("sha256").update(setup().token).digest("hex"));
  });

  it("makes the first admin once, who enrols a second factor and is in", async () => {
    const page = (await ask("/setup")).html;
    const { answer } = await ask("/setup", { body: plainForm(page, setup()) });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("/en/sign-in/code?next=%2Fadmin");
    expect([...jar.keys()]).toContain("__Secure-next-auth.session-token");
    expect((await ask("/admin")).answer.headers.get("location")).toContain("/en/sign-in/code");
    const enrol = (await ask("/en/sign-in/code?next=%2Fadmin")).html;
    const secret = /<code[^>]*>([A-Z2-7]{32})<\/code>/.exec(enrol)?.[1] ?? "";
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
    const entered = await ask("/en/sign-in/code?next=%2Fadmin", { body: plainForm(enrol, { code }) });
    expect(entered.answer.headers.get("location")).toBe("/admin");
    expect((await ask("/admin")).answer.status).toBe(200);

    expect((await ask("/setup")).answer.status).toBe(404);
    await ask("/setup", { body: plainForm(page, setup({ email: "second@orchard.example" })) });
    expect(await rows("SELECT role FROM staff_member")).toEqual([{ role: "admin" }]);
    expect(await rows("SELECT email FROM person")).toEqual([{ email: "ada@orchard.example" }]);
  });

  it("has its name on every page and the test mail on its way", async () => {
    await until(async () => (await ask("/en")).html.includes("Orchard"), 10_000, "its name");
    await until(
      async () => (await rows("SELECT 1 FROM mail_message WHERE kind = 'setup.test'")).length === 1,
      10_000,
      "the mail",
    );
  });

  it("hands nobody's mails to a visitor: the demo's inbox is not there", async () => {
    for (const path of ["/en/inbox", "/he/inbox"]) expect((await ask(path)).answer.status, path).toBe(404);
    expect((await ask("/en/sign-up/sent")).html).not.toContain("/inbox");
  });

  it("refuses people of a demo, whose passwords everybody knows", async () => {
    jar.clear();
    for (const [email, demo] of [
      ["made-up@tallyho.example", true],
      ["real@tallyho.example", false],
    ] as const) {
      await rows(
        "INSERT INTO person (id, email, name, password_hash, email_verified_at, is_demo) SELECT gen_random_uuid(), $1, 'Someone', password_hash, now(), $2 FROM person WHERE email = 'ada@orchard.example'",
        [email, demo],
      );
      const { answer, html } = await post("/en/sign-in", { email, password: PASSWORD });
      expect(answer.status, email).toBe(demo ? 200 : 303);
      if (demo) expect(html).toMatch(/wrong/);
    }
    // A session that such a person had from before opens nothing either.
    const signedIn = async () => (await (await ask("/api/session")).html).includes('"signedIn":true');
    expect(await signedIn()).toBe(true);
    await rows("UPDATE person SET is_demo = true WHERE email = 'real@tallyho.example'");
    expect(await signedIn()).toBe(false);
  });

  it("calls nothing on this machine, and nothing without TLS", async () => {
    let calls = 0;
    const receiver = createServer((_, response) => {
      calls++;
      response.end();
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => receiver.once("listening", resolve));
    const address = receiver.address();
    const port = typeof address === "object" && address ? address.port : 0;
    for (const url of [
      `http://127.0.0.1:${port}/`,
      `http://localhost:${port}/`,
      "https://127.0.0.1/",
      "http://example.com/",
    ]) {
      const { output } = await runScript(inRoot("tests/support/dial.ts"), [url], env, ["--import", "tsx"]);
      expect(output, url).toContain('"error":"refused_address"');
    }
    expect(calls).toBe(0);
    receiver.close();
  });

  it("never offers the setup again, and tells secrets to no log", async () => {
    const first = stack.output();
    await stopped();
    await started();
    expect(stack.output()).not.toMatch(TOKEN);
    expect((await ask("/setup")).answer.status).toBe(404);
    for (const secret of [PASSWORD, env.PATCHBAY_SECRET ?? "", env.ENCRYPTION_KEYS ?? ""])
      expect(first + stack.output()).not.toContain(secret);
  });
});

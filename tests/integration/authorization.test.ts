import { afterAll, describe, expect, it, vi } from "vitest";
import { loadPartnerScope, loadPersonScope, loadStaffScope, loadWorkspaceScope } from "@/lib/accounts/gates/loaders";
import { can, POLICY, ruleOf } from "@/lib/accounts/policy";
import { OPERATIONS } from "@/lib/authorization/operations/openapi";
import { db } from "@/lib/platform/db";
import { formatId, newId } from "@/lib/platform/ids";
import { makeWorkspace } from "../factories/accounts";
import { type Actor, makeWorld, type World } from "../factories/actors";
import { EVERY_SCOPE, makeApp, makePlatformKey } from "../factories/host";
import { comeFrom, outcomeOf } from "../support/action-request";
import { callApi } from "../support/api-router";
import {
  actionDoors,
  type GateKind,
  hasRow,
  type PageDoor,
  pageDoors,
  pageFiles,
  routePolicies,
} from "../support/doors";
import { ACTIONS, OPERATIONS_FOR, PAGES, type Who } from "../support/who-may";

vi.mock("next/headers", async () => (await import("../support/action-request")).nextHeaders());
vi.mock("next/server", () => ({ connection: async () => undefined }));
vi.mock("next/cache", async () => (await import("../support/action-request")).nextCache());

// Every door of the tree x every kind of caller x own and other tenant, against a table of who may come in that is written by hand.

const cells = { actions: 0, origins: 0, pages: 0, api: 0 };
const REFUSED = ["not_signed_in", "not_found", "totp_required"];
const actions = await actionDoors();
const pages = pageDoors();

function lets(who: Who, { sees }: Actor): boolean {
  if (who === "anyone") return true;
  if (who === "signed in") return sees.kind !== "anonymous";
  const [team, ...roles] = who.split(" ");
  if (!("role" in sees) || sees.kind !== team || !roles.includes(sees.role)) return false;
  return sees.kind === "staff" ? sees.totpDone : sees.own;
}

/** What should become of a caller at a door, by the hand-written table: `in`, or the code of the refusal. */
function expected(kind: GateKind, who: Who | undefined, actor: Actor): string {
  if (who && lets(who, actor)) return "in";
  if (actor.sees.kind === "anonymous") return "not_signed_in";
  if (kind === "staff" && actor.sees.kind === "staff" && !actor.sees.totpDone) return "totp_required";
  return "not_found";
}

const written = async () => Number(await db().auditEntry.count()) + Number(await db().outboxMessage.count());

afterAll(() => {
  const total = Object.values(cells).reduce((sum, count) => sum + count, 0);
  process.stdout.write(
    `authorization: ${total} cells (${cells.actions} actions, ${cells.origins} origins, ${cells.pages} page gates, ${cells.api} API)\n`,
  );
});

describe("the table and the tree", () => {
  it("has a door for every row and a row for every door", () => {
    const doors = new Set<string>([...actions, ...pages].map(({ policy }) => policy).concat(routePolicies()));
    expect(Object.keys(POLICY).filter((name) => !doors.has(name))).toEqual([]);
  });

  it("has every door in the table of who may come in, and no other", () => {
    expect(Object.keys(ACTIONS).sort()).toEqual(actions.map(({ name }) => name).sort());
    expect(Object.keys(PAGES).sort()).toEqual([...new Set(pages.map(({ file }) => file))].sort());
    for (const [file, gates] of Object.entries(PAGES))
      expect(pages.filter((door) => door.file === file).length, file).toBe(gates.length);
    const operations = OPERATIONS.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
    expect(Object.keys(OPERATIONS_FOR).sort()).toEqual(operations.sort());
  });

  it("has a gate in every page of the signed-in trees", () => {
    const open =
      /^app\/(\[locale\]\/(\(catalog\)|\(auth\)\/(sign-up|sign-in|verify|password|invitation|mail))|partner\/docs)\//;
    // Registering explains itself to everyone; its action is a person's. Setting up is for nobody's person: the log's token is the proof.
    // An address without a page shows that there is none.
    // The demo's inbox chooses by whose mails they are; `accounts-demo-inbox.test.ts` holds it.
    const explained = [
      "app/partner/register/page.tsx",
      "app/setup/page.tsx",
      "app/[locale]/(auth)/inbox/page.tsx",
      "app/admin/missing/page.tsx",
      "app/partner/missing/page.tsx",
      "app/console/missing/page.tsx",
    ];
    const gated = /load(Workspace|Partner|Staff|Person)Scope\(|loadOwnListing\(|loadShop\(|loadShopper\(/;
    const bare = pageFiles().filter(
      ({ file, text }) => !open.test(file) && !explained.includes(file) && !gated.test(text),
    );
    expect(bare.map(({ file }) => file)).toEqual([]);
  });

  it("names a kind of caller that its gate can let in", () => {
    const odd = [...actions, ...pages].filter(({ kind, policy }) => {
      const rule = ruleOf(policy);
      return kind === "public" ? !rule.public : kind === "person" ? !rule.person : rule[kind] === undefined;
    });
    expect(odd.map(({ file, policy }) => `${file}: ${policy}`)).toEqual([]);
  });
});

describe("server actions", () => {
  it.each(actions.map((door) => [`${door.name} (${door.policy})`, door] as const))(
    "%s",
    { timeout: 60_000 },
    async (_, door) => {
      let world: World = await makeWorld();
      const input = () => ({ workspace: world.workspace, partner: world.partner, locale: "en" });
      const seen: Record<string, string> = {};
      const wanted: Record<string, string> = {};
      for (let index = 0; index < world.actors.length; index++) {
        const actor = world.actors[index];
        if (!actor) continue;
        const before = await written();
        await comeFrom(actor.sessionId);
        const outcome = await outcomeOf(door.call(null, input()));
        cells.actions++;
        const refused = REFUSED.includes(outcome);
        seen[actor.name] = refused ? outcome : "in";
        wanted[actor.name] = expected(door.kind, ACTIONS[door.name], actor);
        if (refused) expect(await written(), `${actor.name} was refused and still wrote`).toBe(before);
        else if (outcome === "done") world = await makeWorld();
      }
      const byName = (cellsOf: Record<string, string>) =>
        Object.fromEntries(Object.entries(cellsOf).map(([name, value]) => [name.replace(/wks_\w+/, "wks"), value]));
      expect(byName(seen)).toEqual(byName(wanted));
    },
  );

  it("are refused without our own Origin, whoever calls", async () => {
    const world = await makeWorld();
    const before = await written();
    for (const door of actions) {
      const actor = world.actors.find(({ sees }) => can(sees, door.policy) && sees.kind !== "anonymous");
      for (const origin of [null, "null", "https://evil.example", "http://localhost:3001"]) {
        await comeFrom(actor?.sessionId ?? null, origin);
        const form = new FormData();
        form.set("workspace", world.workspace);
        form.set("partner", world.partner);
        expect(await outcomeOf(door.call(null, form)), `${door.name} from ${origin}`).toBe("not_found");
        cells.origins++;
      }
    }
    expect(await written()).toBe(before);
  });
});

describe("pages", () => {
  const knock = ({ kind, policy }: PageDoor, world: World): Promise<unknown> => {
    if (kind === "person" && hasRow(policy, kind)) return loadPersonScope(policy);
    if (kind === "workspace" && hasRow(policy, kind)) return loadWorkspaceScope(world.workspace, policy);
    if (kind === "partner" && hasRow(policy, kind)) return loadPartnerScope(world.partner, policy);
    if (kind === "staff" && hasRow(policy, kind)) return loadStaffScope(policy);
    throw new Error(`The row ${policy} lets nobody in at a gate of kind ${kind}.`);
  };
  const gates = pages.map((door, index) => {
    const before = pages.slice(0, index).filter(({ file }) => file === door.file).length;
    return [`${door.file} (${door.policy})`, door, PAGES[door.file]?.[before]] as const;
  });

  it.each(gates)("%s", async (_, door, who) => {
    const world = await makeWorld();
    for (const actor of world.actors) {
      await comeFrom(actor.sessionId, null);
      const outcome = await outcomeOf(knock(door, world));
      cells.pages++;
      expect(outcome === "done" ? "in" : outcome, actor.name).toBe(expected(door.kind, who, actor));
    }
  });

  it("of a sandbox open to its partner's people in their partner role, and to nobody else's", async () => {
    const world = await makeWorld();
    const partners = world.actors.filter(({ sees }) => sees.kind === "partner");
    const owner = partners.find(({ sees }) => sees.kind === "partner" && sees.own && sees.role === "owner");
    const session = await db().session.findUniqueOrThrow({ where: { id: owner?.sessionId ?? "" } });
    const { partnerId } = await db().partnerMember.findFirstOrThrow({ where: { personId: session.personId } });
    const id = newId();
    await db().workspace.create({ data: { id, environment: "sandbox", name: "Sandbox", partnerId } });
    for (const actor of world.actors) {
      await comeFrom(actor.sessionId, null);
      const outcome = await outcomeOf(loadWorkspaceScope(formatId("workspace", id), "host.use"));
      const inside = actor.sees.kind === "partner" && actor.sees.own;
      expect(outcome, actor.name).toBe(
        inside ? "done" : actor.sees.kind === "anonymous" ? "not_signed_in" : "not_found",
      );
      cells.pages++;
    }
  });
});

describe("the API", () => {
  const withIds = (path: string) => path.replaceAll(/\{\w+\}/g, formatId("order", newId()));

  it.each(
    OPERATIONS.map((entry) => [`${entry.method.toUpperCase()} ${entry.path}`, entry] as const).filter(
      ([name]) => !OPERATIONS_FOR[name]?.includes("anyone"),
    ),
  )("%s", async (door, { method, path }) => {
    const who = OPERATIONS_FOR[door] ?? [];
    const needed = EVERY_SCOPE.find((scope) => who.includes(`app with ${scope}`));
    const platform = who.includes("platform");
    const apps = needed !== undefined || who.includes("app");
    const app = await makeApp();
    const live = formatId("workspace", (await makeWorkspace()).workspaceId);
    const without = await makeApp(EVERY_SCOPE.filter((scope) => scope !== needed));
    const [liveKey, sandboxKey] = [await makePlatformKey("live"), await makePlatformKey("sandbox")];
    const callers: Array<
      [name: string, token: string | undefined, workspace: string | undefined, may: boolean, refusal: number[]]
    > = [
      ["nobody", undefined, undefined, false, [401]],
      ["unknown token", "nonsense", undefined, false, [401]],
      ["unknown key", "pk_live_nonsense", undefined, false, [401]],
      ["app with every scope", app.token, undefined, apps, [403]],
      ["app without the scope", without.token, undefined, who.includes("app"), [403]],
      ["app naming another workspace", app.token, live, apps, [403]],
      ["live key, live workspace", liveKey, live, platform, [403]],
      ["sandbox key, sandbox workspace", sandboxKey, app.shownWorkspace, platform, [403]],
      ["live key, sandbox workspace", liveKey, app.shownWorkspace, false, platform ? [404] : [403]],
      ["sandbox key, live workspace", sandboxKey, live, false, platform ? [404] : [403]],
    ];
    for (const [name, token, workspace, may, refusal] of callers) {
      const answer = await callApi(method.toUpperCase(), withIds(path), {
        token,
        headers: workspace ? { "x-workspace": workspace } : {},
        ...(method === "get" ? {} : { body: {} }),
      });
      cells.api++;
      // Past the door an invented record is "not found" and an empty body "invalid".
      if (may) expect([200, 404, 422], `${name}: ${answer.text}`).toContain(answer.status);
      else expect(refusal, `${name}: ${answer.text}`).toContain(answer.status);
    }
  });

  it("POST /oauth/introspect for the platform", async () => {
    const app = await makeApp(["orders:read"]);
    const [liveKey, sandboxKey] = [await makePlatformKey("live"), await makePlatformKey("sandbox")];
    const { POST } = await import("@/app/oauth/[[...endpoint]]/route");
    const ask = async (key: string, token = app.token) => {
      cells.api++;
      const answer = await POST(
        new Request("http://localhost:3000/oauth/introspect", {
          method: "POST",
          headers: { authorization: `Bearer ${key}`, "content-type": "application/x-www-form-urlencoded" },
          body: new URLSearchParams({ token }),
        }),
        {},
      );
      return { status: answer.status, body: await answer.json() };
    };
    expect(await ask(sandboxKey)).toMatchObject({
      status: 200,
      body: { active: true, scope: "orders:read", workspace: app.shownWorkspace },
    });
    expect(await ask(liveKey)).toEqual({ status: 200, body: { active: false } });
    expect(await ask(sandboxKey, "nonsense")).toEqual({ status: 200, body: { active: false } });
    expect((await ask("pk_sandbox_nonsense")).status).toBe(401);
  });
});

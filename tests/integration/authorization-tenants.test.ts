import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createInvitation } from "@/lib/accounts/invitations/mutations";
import { ruleOf } from "@/lib/accounts/policy";
import { db, inTransaction } from "@/lib/platform/db";
import { formatId, newId, parseId } from "@/lib/platform/ids";
import { makePerson, makeWorkspaceScope, signInAs } from "../factories/accounts";
import { makeSubmittable, submit } from "../factories/certification";
import { makeCredentials } from "../factories/clients";
import { makeApp, makeOrder } from "../factories/host";
import { makeInstallation } from "../factories/installs";
import { take } from "../factories/lifecycle";
import { publishNext } from "../factories/listings";
import { makePartner, makePartnerScope } from "../factories/partners";
import { makeReview } from "../factories/reviews";
import { publishSample } from "../factories/webhooks";
import { comeFrom, outcomeOf } from "../support/action-request";
import { type ActionDoor, actionDoors } from "../support/doors";

vi.mock("next/headers", async () => (await import("../support/action-request")).nextHeaders());
vi.mock("next/server", () => ({ connection: async () => undefined }));
vi.mock("next/cache", async () => (await import("../support/action-request")).nextCache());

// Two whole tenants. Everything of the first is tried by every role of the second, in its own name, through every action that takes
// an id. The answer is the one for ids that never were, and nothing in the database changes.

const LONG = "A sentence that is long enough for every field that asks for one.";
let theirs: Record<string, string> = {};
/** Ids of the same kinds that nothing has. */
let never: Record<string, string> = {};
let mine: { workspace: string; partner: string };
let sessions: Array<{ name: string; kind: "workspace" | "partner"; sessionId: string }> = [];
let tried = 0;

/** Fields a form would send beside the ids, right for each action. */
function rest(door: ActionDoor): Record<string, unknown> {
  const { file, name } = door;
  return {
    locale: "en",
    lockVersion: 0,
    base: "x",
    section: "name",
    bump: "minor",
    purpose: "icon",
    role: "admin",
    from: "member",
    stars: 4,
    title: "Mine now",
    body: LONG,
    reason: LONG,
    lang: "en",
    url: "https://mine.example/hooks",
    type: "order.created",
    data: "{}",
    since: "2026-01-01T00:00:00Z",
    until: "",
    state: "both",
    confirm: "Tallyho",
    scopes: [],
    name: "Mine",
    etag: "",
    status: "cancelled",
    method: "card",
    note: "mine",
    key: "a-key-of-mine",
    currency: "USD",
    lines: [{ name: "Stool", quantity: "1", price: "1.00" }],
    ...(file.includes("agreement") || name === "agree" ? { version: 1 } : {}),
  };
}

/** What the action answers to these ids, in words. */
async function answerTo(door: ActionDoor, ids: Record<string, string>): Promise<string> {
  const input = { ...ids, ...rest(door), ...mine };
  if (door.name !== "uploadImageAction") return answerOf(door, input);
  const form = new FormData();
  for (const [key, value] of Object.entries(input)) if (typeof value === "string") form.set(key, value);
  const picture = sharp({ create: { width: 64, height: 64, channels: 3, background: "red" } });
  form.set("file", new File([new Uint8Array(await picture.png().toBuffer())], "icon.png"));
  return answerOf(door, form);
}

async function answerOf(door: ActionDoor, input: FormData | object): Promise<string> {
  const call = door.call(null, input);
  const outcome = await outcomeOf(call);
  const answer = await call.catch(() => null);
  return answer && !answer.ok ? `${outcome}: ${answer.message}` : outcome;
}

/** What the whole database holds, limits and sessions apart: they change by being looked at. */
async function everything(): Promise<Record<string, string>> {
  const tables = await db().$queryRaw<Array<{ name: string }>>`
    SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND c.relname NOT IN ('rate_limit', 'session', '_prisma_migrations')`;
  const found: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await db().$queryRawUnsafe<Array<{ sum: string | null }>>(
      `SELECT md5(string_agg(t::text, ',' ORDER BY t::text)) AS sum FROM "${name}" t`,
    );
    found[name] = row?.sum ?? "";
  }
  return found;
}

/** Actions whose input names something by its id: the others can only reach their own tenant. */
const NAMES_NOTHING = new Set([
  "inviteToWorkspace",
  "leaveWorkspace",
  "inviteToPartner",
  "leavePartner",
  "saveWorkspaceName",
  "removeWorkspace",
  "savePartner",
  "nameDomain",
  "agree",
  "createListingAction",
  // By the address of a public listing or by the id of a consent that lives in the browser's own cookie.
  "requestInstall",
  "installDirect",
  "agreeToConnect",
  "askToConnect",
]);
// The console calls the public API over HTTP: api-access.test.ts tries other tenants' records there.
const doors = (await actionDoors()).filter(
  ({ file, kind, name }) =>
    file.startsWith("lib/") && (kind === "workspace" || kind === "partner") && !NAMES_NOTHING.has(name),
);

beforeAll(async () => {
  const made = await makeInstallation();
  await db().installation.update({ where: { id: made.installationId }, data: { eventsSeen: 10 } });
  const review = await makeReview({ ...made, installation: formatId("installation", made.installationId) });
  const next = await publishNext(made.listing, { changes: "Asks for less.", scopes: [] });
  const submittable = await makeSubmittable();
  const { submissionId } = await submit(submittable);
  const app = await makeApp();
  const { eventId } = await publishSample(app);
  const order = await makeOrder(app.host);
  const credentials = await makeCredentials(app.clientId);
  const secret = await db().clientSecret.findFirstOrThrow({ where: { clientId: app.clientId } });
  const domain = await db().partnerDomain.findFirstOrThrow({ where: { partnerId: submittable.scope.partnerId } });
  await take(made.listing.scope, made.listing, "unlist");
  const measure = await db().listingMeasure.findFirstOrThrow({ where: { listingId: made.listing.listingId } });
  const { invitationId } = await inTransaction((tx) =>
    createInvitation(tx, { kind: "workspace", scope: made.scope }, { email: "guest@people.example", role: "member" }),
  );
  const member = await makeWorkspaceScope(made.scope.workspaceId, "member");
  theirs = {
    installation: formatId("installation", made.installationId),
    review,
    listing: formatId("listing", made.listing.listingId),
    version: formatId("version", next.versionId),
    submission: formatId("submission", submissionId),
    endpoint: formatId("endpoint", app.endpointId),
    event: formatId("event", eventId),
    client: credentials.clientId,
    secret: formatId("secret", secret.id),
    domain: formatId("domain", domain.id),
    measure: formatId("measure", measure.id),
    invitation: formatId("invitation", invitationId),
    person: formatId("person", member.person.personId),
    order: order.id,
    customer_id: order.customer_id,
    subscription: formatId("subscription", app.installationId),
  };
  never = Object.fromEntries(
    Object.entries(theirs).map(([name, shown]) => [
      name,
      `${shown.slice(0, 4)}${formatId("person", newId()).slice(4)}`,
    ]),
  );
  const own = await makeInstallation();
  const { partnerId } = await makePartner();
  mine = { workspace: formatId("workspace", own.scope.workspaceId), partner: formatId("partner", partnerId) };
  for (const role of ["owner", "admin", "member"] as const) {
    const inWorkspace = await makeWorkspaceScope(own.scope.workspaceId, role);
    const inPartner = await makePartnerScope(partnerId, role, (await makePerson()).personId);
    sessions.push(
      { name: `workspace ${role}`, kind: "workspace", sessionId: inWorkspace.person.sessionId },
      { name: `partner ${role}`, kind: "partner", sessionId: inPartner.person.sessionId },
    );
  }
  const outsider = await signInAs((await makePerson()).personId);
  sessions.push(
    { name: "nobody of these", kind: "workspace", sessionId: outsider.sessionId },
    { name: "nobody of these", kind: "partner", sessionId: outsider.sessionId },
  );
  sessions = sessions.toSorted((left, right) => left.name.localeCompare(right.name));
});

afterAll(() => {
  process.stdout.write(`tenants: ${tried} tries over ${doors.length} actions, ${Object.keys(theirs).length} ids\n`);
});

describe("another tenant's ids", () => {
  it("are real ones", () => {
    for (const [name, shown] of Object.entries(theirs)) expect(shown, name).toMatch(/^[a-z]{3}_[0-9a-z]{26}$/);
    expect(parseId("installation", theirs.installation ?? "")).not.toBeNull();
  });

  it.each(doors.map((door) => [door.name, door] as const))("%s", { timeout: 60_000 }, async (_, door) => {
    const before = await everything();
    for (const { name, kind, sessionId } of sessions) {
      if (kind !== door.kind) continue;
      await comeFrom(sessionId);
      const outcome = await answerTo(door, theirs);
      tried++;
      const allowed = (ruleOf(door.policy)[door.kind === "workspace" ? "workspace" : "partner"] ?? []).some(
        (role) => name === `${kind} ${role}`,
      );
      // Not "invalid": then the id was never looked at.
      expect(outcome, name).not.toContain("invalid_input");
      if (!allowed) expect(outcome, name).toContain("not_found");
      expect(outcome, `${name}: as for ids that never were`).toBe(await answerTo(door, never));
    }
    expect(await everything()).toEqual(before);
  });
});

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { ageCertificates } from "@/lib/certification/certificates/mutations";
import { db, inTransaction } from "@/lib/platform/db";
import { enqueue } from "@/lib/platform/outbox/outbox";
import { DAY, getBusinessTime, getRealTime } from "@/lib/platform/time";
import { moveClock, parseMove, readAhead, refuseMovedClock } from "../../scripts/lib/clock.ts";
import { inRoot } from "../../scripts/lib/paths.ts";
import { readSettings } from "../../scripts/lib/settings.ts";
import { makePerson, signInAs } from "../factories/accounts";
import { makeCertifiedListing } from "../factories/certification";
import { AS_JOB } from "../factories/jobs";
import { catalogOf } from "../support/catalog";
import { testDatabase } from "../support/database-env";
import { startWorker } from "../support/in-process-worker";
import { until } from "../support/until";

const ahead = (seconds: number | null) => moveClock(testDatabase().owner, seconds);
const off = (left: Date, right: Date) => Math.abs(left.getTime() - right.getTime());
/** Two readings of one clock, a moment apart on a busy machine, milliseconds. */
const MOMENT = 30_000;

afterEach(async () => {
  await ahead(null);
});

describe("a process of its own", () => {
  let child: ChildProcess | undefined;
  afterEach(async () => {
    if (!child || child.exitCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  });

  it("that runs already agrees with this one and with SQL after one move", async () => {
    child = spawn(process.execPath, ["--import", "tsx", inRoot("tests/support/clock-process.ts")], {
      cwd: inRoot(),
      env: process.env,
      stdio: ["pipe", "pipe", "inherit"],
    });
    const { stdin, stdout } = child;
    if (!stdin || !stdout) throw new Error("The process has no pipes.");
    const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
    const told = async () => {
      stdin.write("now\n");
      const { value } = await lines.next();
      return z.object({ business: z.coerce.date(), real: z.coerce.date() }).parse(JSON.parse(String(value)));
    };
    const before = await told();
    expect(off(before.business, before.real)).toBeLessThan(MOMENT);
    const moved = await ahead(45 * DAY);
    const after = await told();
    expect(off(after.business, moved.now)).toBeLessThan(MOMENT);
    expect(off(after.business, await getBusinessTime(db()))).toBeLessThan(MOMENT);
    const [row] = await testDatabase().query<{ now: Date }>("SELECT business_now() AS now");
    expect(off(after.business, row?.now ?? new Date(0))).toBeLessThan(MOMENT);
    expect(off(after.real, new Date())).toBeLessThan(MOMENT);
  });
});

describe("after a move of 45 days", () => {
  it("what is made carries business time, what guards carries real time", async () => {
    await ahead(45 * DAY);
    const [business, real] = [await getBusinessTime(db()), await getRealTime(db())];
    const { personId } = await makePerson();
    const { sessionId } = await signInAs(personId);
    const person = await db().person.findUniqueOrThrow({ where: { id: personId } });
    const session = await db().session.findUniqueOrThrow({ where: { id: sessionId } });
    const audit = await db().auditEntry.findFirstOrThrow({ where: { subjectId: personId } });
    expect(off(person.createdAt, business)).toBeLessThan(MOMENT);
    expect(off(audit.at, business)).toBeLessThan(MOMENT);
    expect(off(session.createdAt, real)).toBeLessThan(MOMENT);
    // The id's own time, which partitions go by.
    expect(off(new Date(Number.parseInt(audit.id.replaceAll("-", "").slice(0, 12), 16)), real)).toBeLessThan(MOMENT);
  });

  it("staff made after it pass with their code, and a session from before stays", async () => {
    const { personId } = await makePerson();
    const before = await signInAs(personId);
    await ahead(45 * DAY);
    await db().staffMember.create({ data: { personId, role: "admin" } });
    expect(await signInAs(personId, { totpDone: true })).toMatchObject({ totpDone: true });
    const session = await db().session.findUniqueOrThrow({ where: { id: before.sessionId } });
    expect(session.expiresAt.getTime()).toBeGreaterThan((await getRealTime(db())).getTime());
  });

  it("what is due by then is due: a message of the outbox that waited 30 days", async () => {
    const done: string[] = [];
    const dueAt = new Date((await getBusinessTime(db())).getTime() + 30 * DAY * 1000);
    await inTransaction((tx) =>
      enqueue(tx, "data.deletion_due", { deletionId: "0192e1a0-0000-7000-8000-000000000000" }, { dueAt }),
    );
    const note = async (_payload: unknown, { id }: { id: string }) => void done.push(id);
    const worker = startWorker({ catalog: catalogOf({ "data.deletion_due": note }) });
    try {
      await new Promise((resolve) => setImmediate(resolve));
      expect(done).toEqual([]);
      await ahead(45 * DAY);
      await until(() => done.length === 1, 20_000, "the message");
    } finally {
      await worker.stop();
    }
  });

  it("certificates lapse when their time is over, by the clock that was moved", async () => {
    const made = await makeCertifiedListing();
    const state = async () => (await db().certificate.findFirstOrThrow({ where: { listingId: made.listingId } })).state;
    await ageCertificates(AS_JOB);
    expect(await state()).toBe("valid");
    await ahead(800 * DAY);
    await ageCertificates(AS_JOB);
    expect(await state()).toBe("lapsed");
  });
});

describe("moving", () => {
  it.each([
    ["+45d", 45 * DAY],
    ["-2h", -7_200],
    ["+90m", 5_400],
    ["+2w", 14 * DAY],
    ["reset", null],
  ])("%s is %j seconds", (text, seconds) => {
    expect(parseMove(text)).toBe(seconds);
  });

  it.each(["45d", "+45", "+d", "+1y", "", "+1.5d", "+99999999d"])("%j is refused", (text) => {
    expect(() => parseMove(text)).toThrow(/no move of the clock/);
  });

  it("adds up, stops at ten years and changes nothing then, and goes back", async () => {
    await ahead(40 * DAY);
    await ahead(5 * DAY);
    expect(await readAhead(testDatabase().owner)).toBe(45 * DAY);
    await expect(ahead(4_000 * DAY)).rejects.toThrow(/ten years/);
    expect(await readAhead(testDatabase().owner)).toBe(45 * DAY);
    await ahead(null);
    expect(await readAhead(testDatabase().owner)).toBe(0);
  });

  it("is nobody's in the product: the runtime role cannot write the row", async () => {
    await expect(db().$executeRaw`UPDATE business_clock SET ahead_seconds = 60`).rejects.toThrow(/permission denied/);
    await expect(db().$executeRaw`INSERT INTO business_clock DEFAULT VALUES`).rejects.toThrow(/permission denied/);
  });

  it("is refused by a production, at every start, until it is set back", async () => {
    const settings = readSettings({
      PATCHBAY_MODE: "production",
      ORIGIN: "https://market.example.com",
      PATCHBAY_SECRET: "s".repeat(40),
      ENCRYPTION_KEYS: "k1:abc",
      DATABASE_URL: "postgresql://app:a@db.example.com/patchbay",
    });
    await refuseMovedClock(settings, testDatabase().owner);
    await ahead(60);
    await expect(refuseMovedClock(settings, testDatabase().owner)).rejects.toThrow(/60 seconds off the real time/);
    await refuseMovedClock({ ...settings, mode: "demo" }, testDatabase().owner);
  });
});

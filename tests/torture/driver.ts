import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { db, inTransaction, pool } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import { createEndpoint, finishRotation, rotateSecret } from "@/lib/webhooks/endpoints/mutations";
import { type MadeSubscription, makeSubscription, publishSample } from "../factories/webhooks.ts";
import { countQueueFaults, emptyQueue } from "../support/delivery-queue.ts";
import { killWorkerProcess, startWorkerProcess } from "../support/worker-child.ts";
import type { ReceiverReport } from "./receiver.ts";

export type Behaviour = "ok" | "hole" | "drip" | "endless";

/** One partner's endpoint and its path at the receiver. */
type Target = { made: MadeSubscription; endpointId: string; path: string; behaviour: Behaviour; secrets: string[] };

/** What a phase did and found. Times in milliseconds. */
export type PhaseFigures = {
  published: number;
  expected: number;
  lost: number;
  repeats: number;
  unverified: number;
  p50: number;
  p99: number;
  drainMs: number;
  unexplained: number;
};

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Runs workers and a receiver, publishes at a rate, and keeps books outside the product: what was accepted, what arrived. */
export class Driver {
  readonly #receiver: ChildProcess;
  readonly #port: number;
  readonly #workers: ChildProcess[] = [];
  #targets: Target[] = [];
  /** `evt_… /path` -> when its publish was due. */
  #accepted = new Map<string, number>();
  #published = 0;

  private constructor(receiver: ChildProcess, port: number) {
    this.#receiver = receiver;
    this.#port = port;
  }

  static async open(): Promise<Driver> {
    const receiver = fork(join(import.meta.dirname, "receiver.ts"), { execArgv: ["--import", "tsx"] });
    const [message]: Array<{ port: number }> = await once(receiver, "message");
    return new Driver(receiver, message?.port ?? 0);
  }

  async #tell(order: object): Promise<void> {
    this.#receiver.send(order);
    await once(this.#receiver, "message");
  }

  /** One partner for each behaviour named; each has one endpoint. */
  async addTargets(behaviours: readonly Behaviour[]): Promise<void> {
    for (const behaviour of behaviours) {
      const path = `/${behaviour}/${this.#targets.length}`;
      const made = await makeSubscription({ url: `http://127.0.0.1:${this.#port}${path}` });
      this.#targets.push({ made, endpointId: made.endpointId, path, behaviour, secrets: [made.secret] });
    }
    await this.#tell({ secrets: Object.fromEntries(this.#targets.map(({ path, secrets }) => [path, secrets])) });
  }

  /** One more endpoint for each of `count` paths, all of one installation: the fan-out of one event. */
  async addFanOut(count: number): Promise<void> {
    const made = await makeSubscription({ url: `http://127.0.0.1:${this.#port}/ok/fan-0` });
    this.#targets.push({
      made,
      endpointId: made.endpointId,
      path: "/ok/fan-0",
      behaviour: "ok",
      secrets: [made.secret],
    });
    const { clientId, partnerId } = made;
    for (let index = 1; index < count; index++) {
      const path = `/ok/fan-${index}`;
      const url = `http://127.0.0.1:${this.#port}${path}`;
      const { endpointId, secret } = await inTransaction((tx) =>
        createEndpoint(tx, { clientId, partnerId, environment: "sandbox", transport: "http", url }),
      );
      this.#targets.push({ made, endpointId, path, behaviour: "ok", secrets: [secret] });
    }
    await this.#tell({ secrets: Object.fromEntries(this.#targets.map(({ path, secrets }) => [path, secrets])) });
  }

  startWorkers(count: number, leaseSeconds: number): void {
    for (let index = 0; index < count; index++) this.#workers.push(startWorkerProcess({ leaseSeconds }));
  }

  /** `kill -9` of the oldest worker; a new one takes its place. */
  async killOne(leaseSeconds: number): Promise<void> {
    const victim = this.#workers.shift();
    if (victim) await killWorkerProcess(victim, "SIGKILL");
    this.#workers.push(startWorkerProcess({ leaseSeconds }));
  }

  /** Whether every worker that was not killed by us still runs. */
  allAlive(): boolean {
    return this.#workers.every((worker) => worker.exitCode === null && worker.signalCode === null);
  }

  /** A rotation of a random healthy endpoint, its receiver knowing only the newest secret at once. */
  async rotateOne(): Promise<void> {
    const healthy = this.#targets.filter((target) => target.behaviour === "ok");
    const target = healthy[Math.floor(Math.random() * healthy.length)];
    if (!target) return;
    await inTransaction((tx) => finishRotation(tx, target.made.scope, target.endpointId)).catch(() => undefined);
    const { secret } = await inTransaction((tx) => rotateSecret(tx, target.made.scope, target.endpointId));
    // A receiver that changes over slowly: it takes the one before and the new one.
    target.secrets = [target.secrets.at(-1) ?? "", secret];
    await this.#tell({ secrets: { [target.path]: target.secrets } });
  }

  /** Publishes `rate` events a second for `seconds`, round robin over the workspaces; a publish that fails is not accepted. */
  async publish(rate: number, seconds: number): Promise<void> {
    const workspaces = [...new Map(this.#targets.map((target) => [target.made.workspaceId, target.made])).values()];
    const byWorkspace = Map.groupBy(this.#targets, (target) => target.made.workspaceId);
    const started = Date.now();
    const running: Promise<void>[] = [];
    for (let index = 0; index < rate * seconds; index++) {
      const due = started + (index * 1_000) / rate;
      if (due > Date.now()) await new Promise((resolve) => setTimeout(resolve, due - Date.now()));
      const made = workspaces[index % workspaces.length];
      if (!made) continue;
      const work = publishSample(made).then(
        ({ eventId }) => {
          this.#published += 1;
          for (const { path } of byWorkspace.get(made.workspaceId) ?? [])
            this.#accepted.set(`${formatId("event", eventId)} ${path}`, due);
        },
        () => undefined,
      );
      running.push(work);
    }
    await Promise.all(running);
  }

  /** Waits until nothing healthy is due, at most `limitMs`; answers how long it took. */
  async #drain(limitMs: number): Promise<number> {
    const started = Date.now();
    const healthy = this.#targets.filter((target) => target.behaviour === "ok").map((target) => target.endpointId);
    while (Date.now() - started < limitMs) {
      const { rows } = await pool()
        .query<{ left: boolean }>(
          "SELECT EXISTS (SELECT FROM queued_delivery WHERE endpoint_id = ANY ($1::uuid[])) AS left",
          [healthy],
        )
        .catch(() => ({ rows: [{ left: true }] }));
      if (rows[0]?.left === false) break;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    return Date.now() - started;
  }

  /** Ends a phase: drains, compares the three books (accepted, received, database), and begins the next with empty ones. */
  async settle(limitMs: number): Promise<PhaseFigures> {
    const drainMs = await this.#drain(limitMs);
    this.#receiver.send({ report: true });
    const [report]: ReceiverReport[] = await once(this.#receiver, "message");
    const healthy = [...this.#accepted].filter(([key]) => key.includes("/ok/"));
    const seen = healthy.map(([key]) => report?.seen[key] ?? 0);
    const times = healthy
      .flatMap(([key, due]) => (report?.firstAt[key] === undefined ? [] : [report.firstAt[key] - due]))
      .sort((left, right) => left - right);
    const figures: PhaseFigures = {
      published: this.#published,
      expected: healthy.length,
      lost: seen.filter((times) => times === 0).length,
      repeats: seen.reduce((sum, times) => sum + Math.max(0, times - 1), 0),
      unverified: report?.unverified ?? 0,
      p50: Math.round(percentile(times, 0.5)),
      p99: Math.round(percentile(times, 0.99)),
      drainMs,
      unexplained: await this.#unexplained(),
    };
    this.#accepted = new Map();
    this.#published = 0;
    return figures;
  }

  /** Numbers given out that no delivery row explains, and deliveries whose state and place in the queue disagree: both must be none. */
  async #unexplained(): Promise<number> {
    const [row] = await db().$queryRaw<Array<{ missing: number }>>`
      SELECT coalesce(sum(s.last - n.total), 0)::int AS missing FROM delivery_sequence s
      CROSS JOIN LATERAL (SELECT count(*) AS total FROM delivery d WHERE d.installation_id = s.installation_id AND d.endpoint_id = s.endpoint_id) n`;
    return row ? row.missing + (await countQueueFaults()) : -1;
  }

  /** Forgets the targets, so that the next phase makes its own; their backlog is cancelled. */
  async clear(): Promise<void> {
    await emptyQueue();
    this.#targets = [];
  }

  async close(): Promise<void> {
    for (const worker of this.#workers) await killWorkerProcess(worker, "SIGKILL");
    this.#receiver.disconnect();
  }
}

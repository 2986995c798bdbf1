import { describe, expect, it } from "vitest";
import { cancelSubscription, createPayment, createSampleData, updateOrder } from "@/lib/host/mutations";
import { nextStatuses } from "@/lib/host/transitions";
import { db, inTransaction } from "@/lib/platform/db";
import { parseIdOrThrow } from "@/lib/platform/ids";
import { makeApp, makeCustomer, makeOrder } from "../factories/host";

const codeOf = (error: unknown) =>
  typeof error === "object" && error !== null && "code" in error ? error.code : error;
const settled = (results: ReadonlyArray<PromiseSettledResult<unknown>>) =>
  results.map((result) => (result.status === "fulfilled" ? "done" : codeOf(result.reason)));

describe("orders", () => {
  it("made at once are numbered without a gap or a repeat, in each workspace", async () => {
    const [one, other] = [await makeApp(), await makeApp()];
    const customers = [await makeCustomer(one.host), await makeCustomer(other.host)];
    const made = await Promise.all(
      Array.from({ length: 24 }, (_, index) =>
        makeOrder(index % 2 === 0 ? one.host : other.host, customers[index % 2]),
      ),
    );
    const numbers = made.map(({ number }) => number).sort((left, right) => left - right);
    expect(numbers).toEqual(Array.from({ length: 24 }, (_, index) => 1001 + Math.floor(index / 2)));
  });

  it("are paid once, however many try at once", async () => {
    const { host } = await makeApp();
    const order = await makeOrder(host);
    const pay = () => inTransaction((tx) => createPayment(tx, host, { order_id: order.id, method: "card" }));
    const outcomes = settled(await Promise.allSettled(Array.from({ length: 8 }, pay)));
    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
    expect(outcomes.every((outcome) => ["done", "conflict", "already_done"].includes(String(outcome)))).toBe(true);
    expect(await db().hostPayment.count({ where: { workspaceId: host.workspaceId } })).toBe(1);
    expect(await db().hostOrder.findFirst({ where: { workspaceId: host.workspaceId } })).toMatchObject({
      status: "paid",
    });
  });

  const statuses = ["open", "paid", "fulfilled", "cancelled"] as const;
  it.each(statuses.flatMap((from) => statuses.map((to) => [from, to] as const)))(
    "%s to %s is as the table says",
    async (from, to) => {
      const { host } = await makeApp();
      const order = await makeOrder(host);
      const id = parseIdOrThrow("order", order.id);
      await db().hostOrder.update({ where: { id }, data: { status: from } });
      const allowed = from === to || nextStatuses(from).includes(to);
      const result = settled(
        await Promise.allSettled([inTransaction((tx) => updateOrder(tx, host, id, { status: to }))]),
      );
      expect(result).toEqual([allowed ? "done" : "invalid_input"]);
      expect((await db().hostOrder.findUniqueOrThrow({ where: { id } })).status).toBe(allowed ? to : from);
    },
  );
});

it("a subscription ends once", async () => {
  const { host } = await makeApp();
  await inTransaction((tx) => createSampleData(tx, { workspaceId: host.workspaceId, environment: "sandbox", seed: 3 }));
  const { id } = await db().hostSubscription.findFirstOrThrow({ where: { workspaceId: host.workspaceId } });
  const end = () => inTransaction((tx) => cancelSubscription(tx, host, id));
  const outcomes = settled(await Promise.allSettled([end(), end(), end()]));
  expect(outcomes.sort()).toEqual(["already_done", "already_done", "done"]);
});

it("sample data is the same for the same seed", async () => {
  const names = async () => {
    const { host } = await makeApp();
    await inTransaction((tx) =>
      createSampleData(tx, { workspaceId: host.workspaceId, environment: "sandbox", seed: 11 }),
    );
    const orders = await db().hostOrder.findMany({
      where: { workspaceId: host.workspaceId },
      orderBy: { number: "asc" },
    });
    return orders.map(({ number, totalMinor, status }) => `${number} ${totalMinor} ${status}`);
  };
  expect(await names()).toEqual(await names());
});

import { expect, it } from "vitest";
import { makeSampleShop } from "./sample-data";

const NOW = new Date("2026-11-21T12:00:00Z");
const amounts = (seed: number) =>
  makeSampleShop(seed, NOW).orders.map(({ totalMinor, status }) => [totalMinor, status]);

it("is the same shop for the same seed and another for another", () => {
  expect(amounts(1)).toEqual(amounts(1));
  expect(amounts(1)).not.toEqual(amounts(2));
});

it("adds up: lines make the total, tax is 17 % of what is before it, and only paid orders have a payment", () => {
  const shop = makeSampleShop(7, NOW, 60);
  for (const { lines, totalMinor, taxMinor, createdAt } of shop.orders) {
    expect(lines.reduce((sum, line) => sum + BigInt(line.quantity) * BigInt(line.unit_minor), 0n)).toBe(totalMinor);
    expect(taxMinor).toBe((totalMinor * 17n) / 117n);
    expect(createdAt.getTime()).toBeLessThanOrEqual(NOW.getTime());
  }
  const paid = shop.orders.filter(({ status }) => status === "paid" || status === "fulfilled");
  expect(shop.payments.map(({ orderId, amountMinor }) => [orderId, amountMinor])).toEqual(
    paid.map(({ id, totalMinor }) => [id, totalMinor]),
  );
});

import { newId } from "@/lib/platform/ids";

/** A small deterministic random source (mulberry32): the same seed always gives the same shop. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const PEOPLE = [
  "Ines Duarte",
  "Piet de Boer",
  "Sarah Lindqvist",
  "Noa Mizrahi",
  "Tomás Rey",
  "Aiko Tanaka",
  "Grace Okafor",
  "Ola Nordmann",
  "דנה לוי",
  "Zoë Brandt",
];
const GOODS = [
  ["Oak stool", 8900],
  ["Linen apron", 3400],
  ["Enamel mug", 1450],
  ["Beeswax candle", 1900],
  ["Wool throw", 12900],
  ["Bread knife", 4200],
  ["Olive oil, 500 ml", 1650],
  ["Clay planter", 2700],
] as const;
const PLANS = [
  ["Coffee box", 2400],
  ["Flower box", 3900],
] as const;

export type SampleShop = {
  customers: Array<{ id: string; name: string; email: string; taxNumber: string | null; createdAt: Date }>;
  orders: Array<{
    id: string;
    number: number;
    customerId: string;
    status: "open" | "paid" | "fulfilled" | "cancelled";
    totalMinor: bigint;
    taxMinor: bigint;
    lines: Array<{ name: string; quantity: number; unit_minor: string }>;
    createdAt: Date;
  }>;
  payments: Array<{ id: string; orderId: string; amountMinor: bigint; createdAt: Date }>;
  subscriptions: Array<{ id: string; customerId: string; plan: string; amountMinor: bigint; startedAt: Date }>;
};

/** An invented shop of ten customers and `orders` orders over the 60 days before `now`. Same seed, same names and amounts. */
export function makeSampleShop(seed: number, now: Date, orders = 24): SampleShop {
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => {
    const item = list[Math.floor(random() * list.length)];
    if (item === undefined) throw new RangeError("Nothing to pick from.");
    return item;
  };
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const customers = PEOPLE.map((name, index) => {
    const createdAt = before(61 + index);
    return {
      id: newId(createdAt),
      name,
      email: `customer${index + 1}@shop.example`,
      taxNumber: index % 3 === 0 ? `NL00${index}1234B01` : null,
      createdAt,
    };
  });
  const shop: SampleShop = { customers, orders: [], payments: [], subscriptions: [] };
  for (let index = 0; index < orders; index++) {
    const createdAt = before(60 - (index * 60) / orders);
    const lines = Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
      const [name, price] = pick(GOODS);
      return { name, quantity: 1 + Math.floor(random() * 4), unit_minor: String(price) };
    });
    const totalMinor = lines.reduce((sum, line) => sum + BigInt(line.quantity) * BigInt(line.unit_minor), 0n);
    const status = pick(["open", "paid", "paid", "fulfilled", "fulfilled", "cancelled"] as const);
    const id = newId(createdAt);
    shop.orders.push({
      id,
      number: 1001 + index,
      customerId: pick(customers).id,
      status,
      totalMinor,
      taxMinor: (totalMinor * 17n) / 117n,
      lines,
      createdAt,
    });
    if (status === "paid" || status === "fulfilled")
      shop.payments.push({ id: newId(createdAt), orderId: id, amountMinor: totalMinor, createdAt });
  }
  shop.subscriptions = customers.slice(0, 4).map((customer) => {
    const [plan, price] = pick(PLANS);
    return {
      id: newId(customer.createdAt),
      customerId: customer.id,
      plan,
      amountMinor: BigInt(price),
      startedAt: customer.createdAt,
    };
  });
  return shop;
}

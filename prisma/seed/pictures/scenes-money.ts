import { Check, ChevronDown, Download, Filter, Search } from "lucide-react";
import { at, box, heading, icon, pill, rule, type Stage, sheet, type Tone, times } from "./kit";
import { text } from "./text";
import { amount, day, money, SHOPS, some } from "./words";

// Screens of products that keep money and sheets.

const STATES: ReadonlyArray<readonly [string, Tone]> = [
  ["Paid", "good"],
  ["Paid", "good"],
  ["Sent", "calm"],
  ["Due in 3 days", "wait"],
  ["Overdue", "bad"],
];

export function invoices(stage: Stage): string {
  const { w, h, theme, draw, things } = stage;
  const shops = some(draw, SHOPS, 9);
  const first = draw.int(1020, 4800);
  const row = (h - 170) / 9;
  const columns = [20, 130, w * 0.46, w * 0.62, w - 24];
  return (
    heading(
      stage,
      things[0] ?? "Invoices",
      `${draw.int(140, 900)} this quarter, last booked 4 minutes ago`,
      "Book now",
    ) +
    box(0, 70, 250, 34, theme.raised, 6, theme.line) +
    icon(Search, 10, 79, 16, theme.soft) +
    text(34, 92, "Number, customer, amount", { size: 14, fill: theme.soft }) +
    box(262, 70, 120, 34, theme.raised, 6, theme.line) +
    icon(Filter, 274, 79, 15, theme.ink) +
    text(296, 92, "All states", { size: 14, fill: theme.ink }) +
    icon(Download, w - 26, 78, 18, theme.soft) +
    sheet(stage, 0, 118, w, h - 118) +
    ["Number", "Customer", "Date", "State"]
      .map((word, n) => text(columns[n] ?? 0, 144, word, { size: 13, fill: theme.soft }))
      .join("") +
    text(w - 24, 144, "Total, EUR", { size: 13, fill: theme.soft, anchor: "end" }) +
    shops
      .map((shop, n) => {
        const y = 160 + n * row;
        const [word, tone] = n < 5 ? draw.pick(STATES) : (["Paid", "good"] as const);
        return (
          rule(0, y, w, y, theme.line) +
          at(
            0,
            y + row / 2 + 5,
            text(20, 0, `INV-${first - n}`, { size: 14, fill: theme.accent, face: "strong" }) +
              text(130, 0, shop, { fill: theme.ink }) +
              text(columns[2] ?? 0, 0, day(draw), { fill: theme.soft }) +
              pill(columns[3] ?? 0, -5, word, tone) +
              text(w - 24, 0, amount(draw, 40, 4200), { fill: theme.ink, anchor: "end", face: "strong", size: 14 }),
          )
        );
      })
      .join("")
  );
}

export function journal(stage: Stage): string {
  const { w, h, theme, draw, other } = stage;
  const parts = ["2200 VAT payable", "6100 Payment fees", "4100 Shipping income"].map(
    (account) => [account, draw.int(8_000, 42_000)] as const,
  );
  return (
    heading(stage, "Daily journal", `Written to ${other} at midnight, Europe/Lisbon`, "Post again") +
    times(3, (block) => {
      const y = 74 + block * ((h - 74) / 3);
      const height = (h - 74) / 3 - 14;
      const row = (height - 44) / 5;
      const sales = draw.int(210_000, 980_000);
      const rest = parts.map(([account, cents]) => [account, cents + block * 1_730] as const);
      const total = rest.reduce((sum, [, cents]) => sum + cents, sales);
      const line = (n: number, account: string, debit: string, credit: string) =>
        at(
          0,
          36 + n * row + row / 2 + 6,
          text(56, 0, account, { size: 14, fill: theme.ink }) +
            text(w - 190, 0, debit, { size: 14, fill: theme.ink, anchor: "end" }) +
            text(w - 28, 0, credit, { size: 14, fill: theme.ink, anchor: "end" }),
        );
      return at(
        0,
        y,
        sheet(stage, 0, 0, w, height) +
          box(0.5, 0.5, w - 1, 36, theme.tint, 8) +
          icon(ChevronDown, 16, 10, 16, theme.ink) +
          text(40, 24, `${28 - block} October`, { size: 15, face: "strong", fill: theme.ink }) +
          icon(Check, 170, 10, 17, "#1B7A4B", 3) +
          text(192, 24, "Balanced", { size: 14, fill: theme.ink }) +
          text(w - 190, 24, "Debit", { size: 13, fill: theme.soft, anchor: "end" }) +
          text(w - 28, 24, "Credit", { size: 13, fill: theme.soft, anchor: "end" }) +
          line(0, "1200 Card clearing", money(total), "") +
          [["4000 Sales", sales] as const, ...rest]
            .map(([account, cents], n) => line(n + 1, account, "", money(cents)))
            .join(""),
      );
    })
  );
}

export function spreadsheet(stage: Stage): string {
  const { w, h, theme, draw } = stage;
  const heads = ["Order", "Customer", "Placed", "Country", "Items", "Total", "State"];
  const widths = [0.12, 0.24, 0.12, 0.12, 0.1, 0.14, 0.16].map((share) => share * (w - 44));
  const lefts = widths.map((_, n) => 44 + widths.slice(0, n).reduce((sum, width) => sum + width, 0));
  const row = (h - 84) / 17;
  const first = draw.int(1040, 8900);
  const cells = (n: number) => [
    `#${first + n}`,
    draw.pick(SHOPS),
    day(draw),
    draw.pick(["PT", "DE", "IL", "FR", "SE", "GB"]),
    String(draw.int(1, 9)),
    amount(draw, 12, 980),
    draw.pick(["Packed", "Shipped", "Shipped", "New"]),
  ];
  return (
    box(0, 0, w, 36, theme.raised, 4, theme.line) +
    text(14, 24, "F3", { size: 14, fill: theme.soft }) +
    rule(50, 0, 50, 36, theme.line) +
    text(64, 24, '=EXAMPLE.ORDERS("open"; "EUR")', { size: 13, face: "mono", fill: theme.ink }) +
    box(0, 48, w, h - 48, theme.raised, 0, theme.line) +
    box(0, 48, w, row, theme.tint) +
    lefts
      .map((left, n) =>
        text(left + (widths[n] ?? 0) / 2, 48 + row * 0.7, "ABCDEFG".charAt(n), {
          size: 13,
          fill: theme.soft,
          anchor: "middle",
        }),
      )
      .join("") +
    lefts.map((left) => rule(left, 48, left, h, theme.line)).join("") +
    times(16, (n) => {
      const y = 48 + (n + 1) * row;
      const values = n === 0 ? heads : n === 15 ? ["", "", "", "", "Sum", amount(draw, 4000, 9800), ""] : cells(n);
      return (
        rule(0, y, w, y, theme.line) +
        text(22, y + row * 0.68, String(n + 1), { size: 13, fill: theme.soft, anchor: "middle" }) +
        values
          .map((value, c) => {
            const right = c === 4 || c === 5;
            return text((lefts[c] ?? 0) + (right ? (widths[c] ?? 0) - 10 : 10), y + row * 0.68, value, {
              size: 14,
              fill: theme.ink,
              anchor: right ? "end" : "start",
              face: n === 0 || n === 15 ? "strong" : "plain",
              max: (widths[c] ?? 0) - 18,
            });
          })
          .join("")
      );
    }) +
    `<rect x="${lefts[5]}" y="${48 + 3 * row}" width="${widths[5]}" height="${row}" fill="none" stroke="${theme.accent}" stroke-width="2.500"/>` +
    times(3, (n) =>
      at(
        20 + n * 118,
        h + 6,
        box(0, 0, 108, 28, n === 0 ? theme.raised : theme.tint, 4, theme.line) +
          text(54, 19, ["Orders", "Customers", "Pivot"][n] ?? "", {
            size: 13,
            anchor: "middle",
            fill: theme.ink,
            face: n === 0 ? "strong" : "plain",
          }),
      ),
    )
  );
}

import { Check, FileText, GitBranch, Play, Zap } from "lucide-react";
import { at, box, button, dot, face, heading, icon, pill, rule, type Stage, sheet, times } from "./kit";
import { text } from "./text";
import { amount, day, PEOPLE, PRODUCTS, SHOPS } from "./words";

// Screens of products that carry work: boards, flows, deals.

export function board(stage: Stage): string {
  const { w, h, theme, draw } = stage;
  const gap = 16;
  const wide = (w - gap * 3) / 4;
  const tags = [theme.accent, theme.second, "#8AA8C9"];
  return (
    heading(stage, "Packing", "Every order is a card; moving it moves the order", "Add card") +
    ["To pack", "Packing", "Checked", "Shipped"]
      .map((title, column) => {
        const cards = [4, 2, 3, 4][column] ?? 3;
        return at(
          column * (wide + gap),
          74,
          box(0, 0, wide, h - 74, theme.tint, 10) +
            text(16, 30, title, { size: 15, face: "strong", fill: theme.ink }) +
            text(wide - 16, 30, String(cards + draw.int(0, 9)), { size: 14, fill: theme.soft, anchor: "end" }) +
            times(cards, (n) => {
              const high = (h - 74 - 60) / 4;
              return at(
                10,
                46 + n * high,
                sheet(stage, 0, 0, wide - 20, high - 10) +
                  box(14, 14, 44, 7, tags[(n + column) % 3] ?? theme.accent, 3) +
                  text(14, 46, `#${draw.int(1000, 2999)}`, { size: 15, face: "strong", fill: theme.ink }) +
                  text(14, 68, draw.pick(SHOPS), { size: 14, fill: theme.ink, max: wide - 50 }) +
                  text(14, high - 24, `${draw.int(1, 9)} items`, { size: 13, fill: theme.soft }) +
                  face(wide - 44, high - 32, 13, draw.pick(PEOPLE)),
              );
            }),
        );
      })
      .join("")
  );
}

export function pipeline(stage: Stage): string {
  const { w, h, theme, draw } = stage;
  const gap = 14;
  const wide = (w - gap * 4) / 5;
  const heads = ["New", "Talked", "Quoted", "Agreed", "Won"];
  return (
    heading(stage, "Deals", `EUR ${amount(draw, 80_000, 240_000)} open in ${draw.int(18, 44)} deals`, "New deal") +
    heads
      .map((title, column) => {
        const x = column * (wide + gap);
        const shade = 0.16 + column * 0.08;
        return (
          at(
            x,
            76,
            `<path d="M0 0H${wide - 4}L${wide + 10} 29L${wide - 4} 58H0L12 29Z" fill="${theme.accent}" opacity="${shade}"/>` +
              text(26, 26, title, { size: 15, face: "strong", fill: theme.ink }) +
              text(26, 46, `EUR ${draw.int(9, 62)},${draw.int(100, 999)}`, { size: 13, fill: theme.ink }),
          ) +
          times([4, 3, 3, 2, 3][column] ?? 3, (n) =>
            at(
              x,
              150 + n * ((h - 150) / 4),
              sheet(stage, 0, 0, wide, (h - 150) / 4 - 12) +
                text(14, 30, draw.pick(SHOPS), { size: 15, face: "strong", fill: theme.ink, max: wide - 28 }) +
                text(14, 54, `EUR ${amount(draw, 900, 18_000)}`, { size: 14, fill: theme.ink }) +
                face(26, (h - 150) / 4 - 36, 12, draw.pick(PEOPLE)) +
                text(46, (h - 150) / 4 - 31, day(draw, "Nov"), { size: 13, fill: theme.soft }),
            ),
          )
        );
      })
      .join("")
  );
}

export function contact(stage: Stage): string {
  const { w, h, theme, draw, other } = stage;
  const person = draw.pick(PEOPLE);
  const shop = draw.pick(SHOPS);
  const left = w * 0.34;
  const happened = [
    ["Ordered", `${draw.int(2, 6)} items, EUR ${amount(draw, 40, 600)}`],
    ["Wrote", "Asked for an invoice with the VAT number"],
    ["Paid", `By card, EUR ${amount(draw, 40, 600)}`],
    ["Ordered", `${draw.pick(PRODUCTS)} and 2 more`],
    ["Joined", "Through the newsletter"],
  ] as const;
  const facts = [
    ["Company", shop],
    ["Orders", String(draw.int(3, 60))],
    ["Spent", `EUR ${amount(draw, 400, 9000)}`],
    ["Last order", day(draw)],
    ["Owner", draw.pick(PEOPLE)],
  ] as const;
  const row = (h - 60) / 5;
  return (
    sheet(stage, 0, 0, left, h, 12) +
    box(1, 1, left - 2, 96, theme.tint, 11) +
    face(left / 2, 98, 44, person) +
    text(left / 2, 176, person, { size: 22, face: "strong", anchor: "middle", fill: theme.ink }) +
    pill(left / 2 - 66, 204, `In step with ${other}`.slice(0, 22), "good") +
    facts
      .map(([name, value], n) => {
        const y = 258 + n * ((h - 280) / 5);
        return (
          rule(24, y - 26, left - 24, y - 26, theme.line) +
          text(24, y, name, { size: 14, fill: theme.soft }) +
          text(left - 24, y, value, { size: 15, fill: theme.ink, anchor: "end", max: left - 130 })
        );
      })
      .join("") +
    at(
      left + 36,
      0,
      text(0, 26, "What happened", { size: 22, face: "strong", fill: theme.ink }) +
        button(theme, w - left - 36, 0, "Add note", "plain") +
        rule(14, 70, 14, h - row / 2, theme.line, 3) +
        happened
          .map(([verb, said], n) =>
            at(
              0,
              56 + n * row,
              dot(14, row / 2 - 8, 13, n === 0 ? theme.accent : theme.raised, theme.line) +
                sheet(stage, 46, 0, w - left - 82, row - 16) +
                text(66, row / 2 - 12, verb, { size: 16, face: "strong", fill: theme.ink }) +
                text(66, row / 2 + 13, said, { fill: theme.soft }) +
                text(w - left - 56, row / 2 - 12, `${draw.int(1, 28)} Oct, ${draw.int(8, 18)}:${draw.int(10, 59)}`, {
                  size: 13,
                  fill: theme.soft,
                  anchor: "end",
                }),
            ),
          )
          .join(""),
    )
  );
}

export function flow(stage: Stage): string {
  const { w, h, theme, draw, other } = stage;
  const node = (x: number, y: number, shape: typeof Zap, kind: string, said: string, marked = false) =>
    at(
      x * w,
      y * h,
      sheet(stage, 0, 0, w * 0.27, 96, 12) +
        (marked
          ? `<rect width="${w * 0.27}" height="96" rx="12" fill="none" stroke="${theme.accent}" stroke-width="3"/>`
          : "") +
        box(18, 24, 48, 48, marked ? theme.accent : theme.tint, 12) +
        icon(shape, 30, 36, 24, marked ? theme.onAccent : theme.ink) +
        text(82, 42, kind, { size: 13, fill: theme.soft }) +
        text(82, 66, said, { size: 16, face: "strong", fill: theme.ink, max: w * 0.27 - 96 }),
    );
  const wire = (x1: number, y1: number, x2: number, y2: number) => {
    const [a, b, c, d] = [x1 * w, y1 * h + 48, x2 * w, y2 * h + 48];
    return `<path d="M${a} ${b}C${(a + c) / 2} ${b} ${(a + c) / 2} ${d} ${c} ${d}" fill="none" stroke="${theme.accent}" stroke-width="3"/>${dot(c, d, 5, theme.accent)}`;
  };
  const dots = `<pattern id="grid" width="24" height="24" patternUnits="userSpaceOnUse"><circle cx="2" cy="2" r="1.4" fill="${theme.line}"/></pattern>`;
  return (
    `<defs>${dots}</defs>` +
    heading(stage, "Big orders to the team", `On, ran ${draw.int(12, 90)} times today`, "Test run") +
    box(0, 76, w, h - 76, "url(#grid)", 10, theme.line) +
    wire(0.3, 0.42, 0.365, 0.42) +
    wire(0.635, 0.42, 0.7, 0.2) +
    wire(0.635, 0.42, 0.7, 0.62) +
    node(0.03, 0.42, Zap, "When", "Order created") +
    node(0.365, 0.42, GitBranch, "If", `Total above ${draw.int(2, 9)}00`, true) +
    node(0.7, 0.2, Play, "Then", `Tell ${other}`) +
    node(0.7, 0.62, FileText, "Otherwise", "Add a row") +
    text(0.65 * w, 0.29 * h, "yes", { size: 14, fill: theme.soft }) +
    text(0.65 * w, 0.66 * h, "no", { size: 14, fill: theme.soft }) +
    sheet(stage, 0.03 * w, h - 96, w * 0.45, 72) +
    icon(Check, 0.03 * w + 20, h - 70, 20, "#1B7A4B", 3) +
    text(0.03 * w + 54, h - 66, "Last run", { size: 13, fill: theme.soft }) +
    text(0.03 * w + 54, h - 44, `Order #${draw.int(1000, 4000)}, 0.4 s, all steps done`, { fill: theme.ink })
  );
}

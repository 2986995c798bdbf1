import { ArrowDownRight, ArrowUpRight, Check, TriangleAlert } from "lucide-react";
import { at, box, dot, heading, icon, pill, rule, type Stage, sheet, times } from "./kit";
import { text } from "./text";
import { amount, day, PRODUCTS, some } from "./words";

// Screens of products that count: figures, runs, cohorts, papers.

export function dashboard(stage: Stage): string {
  const { w, h, theme, draw } = stage;
  const card = (w - 54) / 4;
  const chart = w * 0.64;
  const top = 204;
  const high = h - top;
  const count = 15;
  const values = Array.from({ length: count }, (_, n) => 0.25 + n * 0.035 + draw.next() * 0.22);
  const step = (chart - 90) / (count - 1);
  const point = (n: number) => `${64 + n * step} ${high - 44 - (values[n] ?? 0) * (high - 110)}`;
  const line = values.map((_, n) => point(n)).join("L");
  const goods = some(draw, PRODUCTS, 5);
  const tiles = ["Sales today", "Orders", "Mean basket", "Returned"].map((title, n) => {
    const better = n !== 3 && draw.next() < 0.8;
    const value =
      [
        `EUR ${amount(draw, 900, 8200)}`,
        String(draw.int(24, 190)),
        `EUR ${amount(draw, 28, 90)}`,
        `${draw.int(1, 4)}.${draw.int(0, 9)} %`,
      ][n] ?? "";
    return at(
      n * (card + 18),
      74,
      sheet(stage, 0, 0, card, 110, 10) +
        text(20, 34, title, { size: 14, fill: theme.soft }) +
        text(20, 70, value, { size: 24, face: "strong", fill: theme.ink, max: card - 30 }) +
        icon(better ? ArrowUpRight : ArrowDownRight, 18, 80, 18, better ? "#1B7A4B" : "#B5522B", 2.5) +
        text(40, 95, `${draw.int(1, 18)} % against last week`, { size: 13, fill: theme.soft, max: card - 50 }),
    );
  });
  return (
    heading(stage, "Last 15 days", "All shops, in EUR, as of this minute", "Share") +
    tiles.join("") +
    at(
      0,
      top,
      sheet(stage, 0, 0, chart, high, 10) +
        text(20, 32, "Sales a day, thousands", { size: 15, face: "strong", fill: theme.ink }) +
        times(4, (n) => {
          const y = 62 + (n * (high - 110)) / 3;
          return (
            rule(56, y, chart - 20, y, theme.line) +
            text(46, y + 5, String(9 - n * 3), { size: 13, fill: theme.soft, anchor: "end" })
          );
        }) +
        `<path d="M64 ${high - 44}L${line}L${64 + step * (count - 1)} ${high - 44}Z" fill="${theme.accent}" opacity="0.14"/>` +
        `<path d="M${line}" fill="none" stroke="${theme.accent}" stroke-width="3.500" stroke-linejoin="round"/>` +
        dot(
          64 + step * (count - 1),
          high - 44 - (values[count - 1] ?? 0) * (high - 110),
          6,
          theme.accent,
          theme.raised,
        ) +
        times(5, (n) =>
          text(64 + n * step * 3.5, high - 18, `${17 + n * 3} Oct`, { size: 13, fill: theme.soft, anchor: "middle" }),
        ),
    ) +
    at(
      chart + 18,
      top,
      sheet(stage, 0, 0, w - chart - 18, high, 10) +
        text(20, 32, "What sells", { size: 15, face: "strong", fill: theme.ink }) +
        goods
          .map((good, n) => {
            const y = 66 + n * ((high - 74) / 5);
            const share = 1 - n * 0.17 - draw.next() * 0.06;
            return (
              text(20, y, good, { size: 14, fill: theme.ink, max: w - chart - 110 }) +
              text(w - chart - 38, y, String(Math.round(share * 180)), { size: 14, fill: theme.ink, anchor: "end" }) +
              box(20, y + 10, w - chart - 58, 10, theme.tint, 5) +
              box(20, y + 10, (w - chart - 58) * share, 10, n === 0 ? theme.accent : theme.second, 5)
            );
          })
          .join(""),
    )
  );
}

export function runs(stage: Stage): string {
  const { w, h, theme, draw, other } = stage;
  const strip = 48;
  const step = (w - 40) / strip;
  const tables = ["orders", "order_lines", "customers", "payments", "refunds", "products"];
  const row = (h - 262) / 6;
  const failed = draw.int(18, 40);
  return (
    heading(stage, "Runs", `Every hour into ${other}`, "Run now") +
    sheet(stage, 0, 74, w, 128, 10) +
    text(20, 104, "Last 48 hours, minutes a run", { size: 14, fill: theme.soft }) +
    times(strip, (n) => {
      const high = n === failed ? 58 : 16 + draw.int(0, 36);
      return box(20 + n * step, 188 - high, step - 4, high, n === failed ? "#C4392B" : theme.accent, 2);
    }) +
    sheet(stage, 0, 220, w, h - 220, 10) +
    ["Table", "Rows", "New", "Took", "State"]
      .map((word, n) =>
        text([24, w * 0.42, w * 0.56, w * 0.7, w - 170][n] ?? 0, 248, word, {
          size: 13,
          fill: theme.soft,
          anchor: n === 1 || n === 2 || n === 3 ? "end" : "start",
        }),
      )
      .join("") +
    tables
      .map((table, n) => {
        const late = n === 4;
        return at(
          0,
          262 + n * row,
          rule(0, 0, w, 0, theme.line) +
            icon(late ? TriangleAlert : Check, 24, row / 2 - 9, 18, late ? "#B5522B" : "#1B7A4B", 2.6) +
            text(54, row / 2 + 5, `example.${table}`, { size: 14, face: "mono", fill: theme.ink }) +
            text(w * 0.42, row / 2 + 5, `${draw.int(1, 940)},${draw.int(100, 999)}`, {
              fill: theme.ink,
              anchor: "end",
            }) +
            text(w * 0.56, row / 2 + 5, `+${draw.int(4, 420)}`, { fill: theme.ink, anchor: "end" }) +
            text(w * 0.7, row / 2 + 5, `${draw.int(1, 58)} s`, { fill: theme.ink, anchor: "end" }) +
            pill(w - 170, row / 2, late ? "Tried again" : "Up to date", late ? "wait" : "good"),
        );
      })
      .join("")
  );
}

export function cohorts(stage: Stage): string {
  const { w, h, theme, draw } = stage;
  const months = ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct"];
  const wide = (w - 190) / 7;
  const high = (h - 130) / 7;
  return (
    heading(stage, "Who comes back", "Share of each month's new customers that ordered again", "Export") +
    months
      .map((_, n) =>
        text(190 + n * wide + wide / 2, 106, `Month ${n}`, { size: 14, fill: theme.soft, anchor: "middle" }),
      )
      .join("") +
    months
      .map((month, line) => {
        const y = 120 + line * high;
        return (
          text(0, y + high / 2 + 5, month, { size: 16, face: "strong", fill: theme.ink }) +
          text(150, y + high / 2 + 5, `${draw.int(180, 620)} new`, { size: 14, fill: theme.soft, anchor: "end" }) +
          times(7 - line, (n) => {
            const share = n === 0 ? 1 : Math.max(0.06, 0.46 * 0.82 ** n + draw.next() * 0.06);
            const ink = share > 0.6 ? theme.onAccent : theme.ink;
            return (
              `<rect x="${190 + n * wide + 2}" y="${y + 2}" width="${wide - 4}" height="${high - 4}" rx="6" fill="${theme.accent}" opacity="${n === 0 ? 1 : 0.1 + share}"/>` +
              text(190 + n * wide + wide / 2, y + high / 2 + 6, `${Math.round(share * 100)} %`, {
                size: 16,
                face: "strong",
                fill: ink,
                anchor: "middle",
              })
            );
          })
        );
      })
      .join("")
  );
}

export function paper(stage: Stage): string {
  const { w, h, theme, draw, things } = stage;
  const page = Math.min(w * 0.52, h * 0.86);
  const list = w - page - 48;
  const kinds = [things[0] ?? "Contract", "Supply terms", "Privacy annex", "Delivery note", "Price list 2027"];
  const row = (h - 76) / 5;
  return (
    heading(stage, things[0] ?? "Papers", "Signed, filed and found by order number", "Upload") +
    sheet(stage, 0, 76, list, h - 76) +
    kinds
      .map((kind, n) =>
        at(
          0,
          76 + n * row,
          (n === 0 ? box(1, 1, list - 2, row - 2, theme.tint, 7) : rule(0, 0, list, 0, theme.line)) +
            box(20, row / 2 - 24, 38, 48, "#fff", 4, theme.line) +
            times(4, (line) =>
              rule(27, row / 2 - 12 + line * 8, 51 - (line % 2) * 8, row / 2 - 12 + line * 8, "#B9B4A8", 2),
            ) +
            text(76, row / 2 - 3, kind, { size: 16, face: "strong", fill: theme.ink, max: list - 90 }) +
            text(76, row / 2 + 20, `${day(draw)}, ${draw.int(2, 14)} pages`, { size: 14, fill: theme.soft }),
        ),
      )
      .join("") +
    at(
      list + 48,
      76,
      box(6, 6, page, h - 76, "#00000018", 4) +
        box(0, 0, page, h - 76, "#fff", 4, theme.line) +
        text(44, 64, kinds[0] ?? "", { size: 26, face: "strong" }) +
        text(44, 92, `between ${draw.pick(["Harbour Cycles", "Atelier Nord"])} and Kavka Coffee`, {
          size: 14,
          fill: "#6A655B",
          max: page - 88,
        }) +
        ["1  What is delivered", "2  When it is paid", "3  When it ends"]
          .map((clause, n) => {
            const y = 140 + n * ((h - 330) / 3);
            return (
              text(44, y, clause, { size: 16, face: "strong" }) +
              times(3, (line) =>
                rule(
                  44,
                  y + 22 + line * 17,
                  page - 44 - (line === 2 ? 120 : line * 18),
                  y + 22 + line * 17,
                  "#D5D0C5",
                  6,
                ),
              )
            );
          })
          .join("") +
        rule(44, h - 148, page * 0.46, h - 148, "#1B1916", 1.5) +
        `<path d="M58 ${h - 160}c18-34 30-30 24-6s22 10 30-8 16 22 30 2 24 4 40-8" fill="none" stroke="#2A4E9C" stroke-width="3" stroke-linecap="round"/>` +
        text(44, h - 126, "Signed by both sides", { size: 14, fill: "#6A655B" }),
    )
  );
}

import { Check } from "lucide-react";
import { at, box, dot, face, heading, icon, rule, type Stage, sheet, times } from "./kit";
import { text, widthOf } from "./text";
import { amount, GOODS, SHOPS, some } from "./words";

// Screens of products that keep goods, parcels and members.

const SHAPES: Readonly<Record<(typeof GOODS)[number][1], string>> = {
  cup: "M20 62V30a8 8 0 0 1 8-8h30a8 8 0 0 1 8 8v32zM66 34h8a8 8 0 0 1 0 18h-8",
  bag: "M18 66h54l-8-34H26zM32 32a13 13 0 0 1 26 0",
  lamp: "M28 18h34l10 20H18zM45 38v30M30 70h30",
  bottle: "M38 8h14v12l9 12v40H29V32l9-12zM29 44h32M29 60h32",
  parcel: "M18 28l27-12 27 12v36L45 76 18 64zM18 28l27 12 27-12M45 40v36",
  book: "M22 16h42a6 6 0 0 1 6 6v46a6 6 0 0 1-6 6H22zM32 16v58M42 32h18M42 42h18",
};

export function products(stage: Stage): string {
  const { w, h, theme, draw } = stage;
  const goods = some(draw, GOODS, 8);
  const gap = 18;
  const wide = (w - gap * 3) / 4;
  const high = (h - 70 - gap) / 2;
  const grounds = ["#F4E2D0", "#DCE8DD", "#E3E1F1", "#F6E7B8", "#D9E8EF"];
  return (
    heading(stage, "Products", `${draw.int(80, 640)} in step, stock checked a minute ago`, "Add product") +
    goods
      .map(([name, shape], n) => {
        const stock = draw.int(0, 140);
        const word = stock < 12 ? `${stock} left` : `${stock} in stock`;
        return at(
          (n % 4) * (wide + gap),
          70 + Math.floor(n / 4) * (high + gap),
          sheet(stage, 0, 0, wide, high, 10) +
            box(1, 1, wide - 2, high - 92, draw.pick(grounds), 9) +
            `<g transform="translate(${wide / 2 - 68} ${(high - 92) / 2 - 68}) scale(1.5)"><path d="${SHAPES[shape]}" fill="#ffffffb0" stroke="#3A352E" stroke-width="3" stroke-linejoin="round"/></g>` +
            text(14, high - 62, name, { size: 16, face: "strong", fill: theme.ink, max: wide - 28 }) +
            text(14, high - 38, `EUR ${amount(draw, 6, 95)}`, { fill: theme.ink }) +
            dot(20, high - 19, 4, stock < 12 ? "#C4392B" : "#1B7A4B") +
            text(32, high - 14, word, { size: 13, fill: theme.soft }),
        );
      })
      .join("")
  );
}

export function label(stage: Stage): string {
  const { w, h, theme, draw } = stage;
  const left = w * 0.46;
  const row = (h - 74) / 7;
  const tracking = `JX ${draw.int(100, 999)} ${draw.int(100, 999)} ${draw.int(100, 999)} DE`;
  const stops = ["Label made", "Collected", "Sorting centre", "Out for delivery"];
  const shops = some(draw, SHOPS, 7);
  const x = left + 34;
  const wide = w - x;
  return (
    heading(stage, "Ready to ship", `7 parcels, collection at 16:30`, "Print 7 labels") +
    sheet(stage, 0, 74, left, h - 74) +
    shops
      .map((shop, n) => {
        const y = 74 + n * row;
        const marked = n === 1;
        return (
          (marked ? box(1, y + 1, left - 2, row - 2, theme.tint, 4) : "") +
          (n > 0 ? rule(0, y, left, y, theme.line) : "") +
          box(18, y + row / 2 - 9, 18, 18, n < 5 ? theme.accent : theme.raised, 4, theme.line) +
          (n < 5 ? icon(Check, 20, y + row / 2 - 7, 14, theme.onAccent, 3.5) : "") +
          text(52, y + row / 2 - 4, `#${draw.int(2000, 2999)}  ${shop}`, {
            fill: theme.ink,
            face: "strong",
            size: 14,
            max: left - 150,
          }) +
          text(52, y + row / 2 + 17, `${draw.int(1, 4)} items, ${draw.int(1, 9)}.${draw.int(0, 9)} kg`, {
            size: 13,
            fill: theme.soft,
          }) +
          text(left - 18, y + row / 2 + 5, `EUR ${amount(draw, 4, 14)}`, { size: 14, fill: theme.ink, anchor: "end" })
        );
      })
      .join("") +
    box(x, 74, wide, h * 0.56, "#fff", 6, "#22201C") +
    at(
      x + 24,
      74,
      text(0, 40, "EXPRESS 12:00", { size: 20, face: "strong", fill: "#111" }) +
        rule(-24, 58, wide - 24, 58, "#22201C", 2) +
        text(0, 84, "To", { size: 13, fill: "#555" }) +
        text(0, 108, shops[1] ?? "", { size: 19, face: "strong", fill: "#111" }) +
        text(0, 132, `Lindenstrasse ${draw.int(2, 90)}`, { size: 16, fill: "#111" }) +
        text(0, 155, `${draw.int(10000, 80000)} Leipzig, Germany`, { size: 16, fill: "#111" }) +
        rule(-24, 174, wide - 24, 174, "#22201C", 2) +
        bars(draw, wide - 48, h * 0.56 - 236) +
        text((wide - 48) / 2, h * 0.56 - 22, tracking, { size: 16, face: "mono", anchor: "middle", fill: "#111" }),
    ) +
    stops
      .map((stop, n) => {
        const y = 74 + h * 0.56 + 36 + n * ((h * 0.44 - 110) / 3);
        const done = n < 2;
        return (
          (n < 3 ? rule(x + 10, y, x + 10, y + (h * 0.44 - 110) / 3, theme.line, 3) : "") +
          dot(x + 10, y, 8, done ? theme.accent : theme.raised, done ? theme.accent : theme.soft) +
          text(x + 32, y + 5, stop, { fill: done ? theme.ink : theme.soft }) +
          (done
            ? text(w, y + 5, n === 0 ? "today, 09:12" : "today, 11:40", { size: 13, fill: theme.soft, anchor: "end" })
            : "")
        );
      })
      .join("")
  );
}

/** A bar code: stripes of odd widths over the whole width. */
function bars(draw: Stage["draw"], w: number, h: number): string {
  let x = 0;
  let stripes = "";
  while (x < w - 8) {
    const wide = draw.int(2, 6);
    stripes += box(x, 190, wide, h, "#111");
    x += wide + draw.int(2, 5);
  }
  return stripes;
}

export function members(stage: Stage): string {
  const { w, h, theme, draw, things } = stage;
  const shops = some(draw, SHOPS, 6);
  const row = (h - 250) / 6;
  const widest = w - 420;
  return (
    heading(stage, things[0] ?? "Members", `${draw.int(300, 900)} members, 31 joined this week`, "New voucher") +
    times(3, (n) =>
      at(
        n * ((w - 36) / 3 + 18),
        74,
        sheet(stage, 0, 0, (w - 36) / 3, 128, 12) +
          box(0, 0, 8, 128, ["#B98746", "#8E99A8", "#D4A72C"][n] ?? "#999", 4) +
          text(28, 38, ["Bronze", "Silver", "Gold"][n] ?? "", { size: 18, face: "strong", fill: theme.ink }) +
          text(28, 66, `from ${[0, 500, 2000][n]} points`, { size: 14, fill: theme.soft }) +
          text(28, 106, String(draw.int(40, 480)), { size: 28, face: "strong", fill: theme.ink }) +
          text(28 + widthOf("000", 28, "strong") + 14, 106, "members", { size: 14, fill: theme.soft }),
      ),
    ) +
    shops
      .map((shop, n) => {
        const points = draw.int(300, 2600) - n * 40;
        return at(
          0,
          224 + n * row,
          rule(0, 0, w, 0, theme.line) +
            face(22, row / 2, 16, shop) +
            text(54, row / 2 + 5, shop, { fill: theme.ink, face: "strong", size: 15 }) +
            box(230, row / 2 - 5, widest, 10, theme.tint, 5) +
            box(230, row / 2 - 5, Math.max(20, (widest * points) / 2700), 10, theme.accent, 5) +
            text(w - 10, row / 2 + 5, `${points} points`, { fill: theme.ink, anchor: "end" }),
        );
      })
      .join("")
  );
}

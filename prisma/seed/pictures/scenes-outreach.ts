import { Coffee, Gift, Star } from "lucide-react";
import { at, box, dot, face, field, heading, icon, rule, type Stage, sheet, times } from "./kit";
import { text } from "./text";
import { amount, DAYS, PEOPLE, PRODUCTS, SHOPS, some } from "./words";

// Screens of products that write to customers, meet them and ask them.

export function campaign(stage: Stage): string {
  const { w, h, theme, draw, things } = stage;
  const preview = w * 0.42;
  const right = preview + 36;
  const wide = w - right;
  const shop = draw.pick(SHOPS);
  const goods = some(draw, PRODUCTS, 2);
  return (
    heading(stage, "Welcome letter", `Goes out a day after the first order`, "Start sending") +
    box(0, 76, preview, h - 76, theme.tint, 10, theme.line) +
    box(28, 104, preview - 56, h - 104, "#fff", 4) +
    box(28, 104, preview - 56, 84, theme.accent, 4) +
    text(preview / 2, 154, shop, { size: 24, face: "strong", fill: theme.onAccent, anchor: "middle" }) +
    text(preview / 2, 226, "Thank you for your first order", {
      size: 18,
      face: "strong",
      anchor: "middle",
      max: preview - 80,
    }) +
    text(preview / 2, 254, "These two are often bought with it:", { size: 14, anchor: "middle", fill: "#6A655B" }) +
    goods
      .map((good, n) =>
        at(
          48 + n * ((preview - 96) / 2 + 6),
          278,
          box(0, 0, (preview - 108) / 2, 150, ["#F2E3D3", "#DCE7E4"][n] ?? "#eee", 6) +
            icon(n === 0 ? Gift : Coffee, (preview - 108) / 4 - 26, 46, 52, "#ffffff", 2.5) +
            text(0, 176, good, { size: 14, face: "strong", max: (preview - 108) / 2 }) +
            text(0, 198, `EUR ${amount(draw, 8, 60)}`, { size: 14, fill: "#6A655B" }),
        ),
      )
      .join("") +
    box(preview / 2 - 80, h - 82, 160, 40, theme.accent, 6) +
    text(preview / 2, h - 57, "Back to the shop", {
      size: 14,
      face: "strong",
      anchor: "middle",
      fill: theme.onAccent,
    }) +
    field(stage, right, 92, wide, "Subject", "Thank you, and two ideas") +
    field(stage, right, 166, wide, things[0] ?? "Audience", `First order, last 7 days (${draw.int(40, 420)} people)`) +
    text(right, 256, "What it brought", { size: 17, face: "strong", fill: theme.ink }) +
    ["Delivered", "Opened", "Clicked", "Bought again"]
      .map((word, n) => {
        const share = [0.98, 0.61, 0.27, 0.11][n] ?? 0;
        const y = 290 + n * ((h - 310) / 4);
        return (
          text(right, y, word, { fill: theme.ink }) +
          text(w, y, `${(share * 100 - draw.int(0, 9) / 10).toFixed(1)} %`, {
            fill: theme.ink,
            anchor: "end",
            face: "strong",
            size: 15,
          }) +
          box(right, y + 14, wide, 16, theme.tint, 8) +
          box(right, y + 14, Math.max(16, wide * share), 16, n === 3 ? theme.second : theme.accent, 8)
        );
      })
      .join("")
  );
}

export function calendar(stage: Stage): string {
  const { w, h, theme, draw } = stage;
  const day = (w - 60) / 5;
  const hour = (h - 120) / 8;
  const kinds = ["Fitting", "Call back", "Collection", "Site visit", "Stock count"];
  return (
    heading(stage, "27 to 31 October", `${draw.int(11, 26)} bookings this week`, "New booking") +
    sheet(stage, 0, 76, w, h - 76) +
    times(
      5,
      (n) =>
        rule(60 + n * day, 76, 60 + n * day, h, theme.line) +
        text(60 + n * day + day / 2, 104, `${DAYS[n]} ${27 + n}`, {
          anchor: "middle",
          face: "strong",
          size: 15,
          fill: n === 1 ? theme.accent : theme.ink,
        }),
    ) +
    times(
      8,
      (n) =>
        rule(0, 120 + n * hour, w, 120 + n * hour, theme.line) +
        text(50, 136 + n * hour, `${9 + n}:00`, { size: 13, fill: theme.soft, anchor: "end" }),
    ) +
    times(5, (column) =>
      times(2, (n) => {
        const start = n * 4 + draw.int(0, 2);
        const long = draw.int(2, 4) / 2;
        const tone = (column + n) % 3;
        const [ground, ink] =
          tone === 0
            ? [theme.accent, theme.onAccent]
            : tone === 1
              ? [theme.tint, theme.ink]
              : [theme.second, "#1B1916"];
        return at(
          60 + column * day + 6,
          120 + start * hour + 3,
          box(0, 0, day - 12, long * hour - 6, ground, 6) +
            text(12, 22, draw.pick(kinds), { size: 14, face: "strong", fill: ink }) +
            text(12, 42, draw.pick(PEOPLE), { size: 13, fill: ink, max: day - 30 }),
        );
      }),
    ) +
    rule(60 + day, 120 + hour * 3.4, 60 + day * 2, 120 + hour * 3.4, "#C4392B", 2) +
    dot(60 + day, 120 + hour * 3.4, 5, "#C4392B")
  );
}

export function ratings(stage: Stage): string {
  const { w, h, theme, draw } = stage;
  const stars = (x: number, y: number, count: number, size: number) =>
    times(5, (n) => icon(Star, x + n * (size + 4), y, size, n < count ? "#E0A100" : theme.line, 2, true));
  const row = (h - 80) / 4;
  const words = [
    "Quick, and the mug is lovely.",
    "Arrived a day late, well packed.",
    "Just what I hoped for.",
    "The lid was loose; a new one came at once.",
  ];
  const left = w * 0.34;
  return (
    heading(stage, "Answers", `${draw.int(120, 700)} in the last 30 days`, "Ask again") +
    sheet(stage, 0, 80, left, h - 80) +
    text(left / 2, 176, `4.${draw.int(3, 8)}`, { size: 68, face: "strong", anchor: "middle", fill: theme.ink }) +
    stars(left / 2 - 64, 198, 5, 22) +
    times(5, (n) => {
      const share = [0.71, 0.19, 0.06, 0.03, 0.01][n] ?? 0;
      const y = 270 + n * ((h - 290) / 5);
      return (
        text(24, y + 6, String(5 - n), { fill: theme.ink }) +
        box(48, y - 4, left - 116, 12, theme.tint, 6) +
        box(48, y - 4, Math.max(12, (left - 116) * share), 12, theme.accent, 6) +
        text(left - 20, y + 6, `${Math.round(share * 100)} %`, { size: 14, fill: theme.soft, anchor: "end" })
      );
    }) +
    words
      .map((said, n) =>
        at(
          left + 28,
          80 + n * row,
          sheet(stage, 0, 0, w - left - 28, row - 16) +
            face(40, 42, 20, PEOPLE[(n * 3 + draw.int(0, 2)) % PEOPLE.length] ?? "") +
            stars(76, 26, [5, 4, 5, 4][n] ?? 5, 17) +
            text(w - left - 48, 40, `${n + 1} Nov`, { size: 13, fill: theme.soft, anchor: "end" }) +
            text(76, 74, said, { size: 16, fill: theme.ink }) +
            text(76, 98, draw.pick(PRODUCTS), { size: 13, fill: theme.soft }),
        ),
      )
      .join("")
  );
}

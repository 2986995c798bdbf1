import { Bold, Image, Link2, Paperclip, Send } from "lucide-react";
import { at, box, button, face, icon, pill, rule, type Stage, sheet, times } from "./kit";
import { text } from "./text";
import { amount, PEOPLE, PRODUCTS, SHOPS, some } from "./words";

// Screens of products through which people talk.

const QUESTIONS = [
  "Where is my parcel?",
  "Can I change the address?",
  "One mug arrived broken",
  "Invoice with our VAT number",
  "Cancel my second order",
  "Do you ship to Norway?",
  "Wrong size, please exchange",
];

export function tickets(stage: Stage): string {
  const { w, h, theme, draw, name } = stage;
  const people = some(draw, PEOPLE, 7);
  const list = w * 0.29;
  const aside = w * 0.25;
  const middle = w - list - aside - 40;
  const row = h / 7;
  const asking = people[0] ?? "";
  const bubble = (y: number, high: number, mine: boolean, lines: readonly string[]) =>
    box(mine ? 70 : 0, y, middle - 70, high, mine ? theme.tint : theme.raised, 12, theme.line) +
    lines
      .map((line, n) => text(mine ? 90 : 20, y + 30 + n * 24, line, { fill: theme.ink, max: middle - 110 }))
      .join("");
  return (
    sheet(stage, 0, 0, list, h) +
    people
      .map((person, n) =>
        at(
          0,
          n * row,
          (n === 0
            ? box(1, 1, list - 2, row - 2, theme.tint, 7) + box(0, 12, 4, row - 24, theme.accent, 2)
            : rule(0, 0, list, 0, theme.line)) +
            face(32, row / 2, 17, person) +
            text(62, row / 2 - 5, person, { size: 14, face: "strong", fill: theme.ink, max: list - 120 }) +
            text(62, row / 2 + 17, QUESTIONS[n] ?? "", { size: 14, fill: theme.soft, max: list - 80 }) +
            text(list - 12, row / 2 - 5, n === 0 ? "now" : `${n * 7} min`, {
              size: 12,
              fill: theme.soft,
              anchor: "end",
            }),
        ),
      )
      .join("") +
    at(
      list + 20,
      0,
      text(0, 26, QUESTIONS[0] ?? "", { size: 22, face: "strong", fill: theme.ink }) +
        pill(0, 52, "Open", "wait") +
        text(70, 57, "Ticket 4182, by e-mail", { size: 14, fill: theme.soft }) +
        bubble(84, 96, false, ["Hello, it should have come", "on Monday. Where is it?"]) +
        text(0, 202, `${asking}, 10:42`, { size: 13, fill: theme.soft }) +
        bubble(224, 96, true, [
          "It left Porto yesterday and is with the carrier.",
          "It should be with you tomorrow before noon.",
        ]) +
        text(middle, 342, "You, 10:45", { size: 13, fill: theme.soft, anchor: "end" }) +
        box(0, h - 190, middle, 190, theme.raised, 10, theme.line) +
        text(18, h - 156, "Reply, or press / for a macro", {
          fill: theme.soft,
          max: middle - 36,
        }) +
        [Bold, Link2, Paperclip, Image].map((shape, n) => icon(shape, 18 + n * 34, h - 38, 18, theme.soft)).join("") +
        button(theme, middle - 16, h - 50, "Send"),
    ) +
    at(
      w - aside,
      0,
      sheet(stage, 0, 0, aside, h) +
        text(20, 34, name, { size: 16, face: "strong", fill: theme.accent, max: aside - 40 }) +
        rule(0, 52, aside, 52, theme.line) +
        face(44, 96, 24, asking) +
        text(82, 92, asking, { face: "strong", fill: theme.ink, max: aside - 96 }) +
        text(82, 114, `${draw.int(2, 14)} orders since 2023`, { size: 13, fill: theme.soft }) +
        times(3, (n) =>
          at(
            20,
            150 + n * 112,
            box(0, 0, aside - 40, 98, theme.ground, 8, theme.line) +
              text(14, 28, `#${draw.int(1000, 4000)}`, { size: 14, face: "strong", fill: theme.ink }) +
              text(aside - 54, 28, `EUR ${amount(draw, 18, 240)}`, { size: 14, anchor: "end", fill: theme.ink }) +
              text(14, 52, draw.pick(PRODUCTS), { size: 14, fill: theme.soft }) +
              pill(14, 76, n === 0 ? "On its way" : "Delivered", n === 0 ? "wait" : "good"),
          ),
        ),
    )
  );
}

export function channel(stage: Stage): string {
  const { w, h, theme, draw, name, other } = stage;
  const people = some(draw, PEOPLE, 3);
  const card = (y: number) => {
    const order = draw.int(1000, 4000);
    return at(
      60,
      y,
      box(0, 0, w * 0.56, 122, theme.raised, 8, theme.line) +
        box(0, 0, 5, 122, theme.accent, 2) +
        text(24, 32, `New order #${order}`, { size: 17, face: "strong", fill: theme.ink }) +
        text(24, 58, `${draw.pick(SHOPS)}, ${draw.int(1, 6)} items, EUR ${amount(draw, 20, 900)}`, {
          fill: theme.ink,
        }) +
        button(theme, 24, 74, "Take it", "main", false) +
        button(theme, 124, 74, "Open order", "plain", false),
    );
  };
  const said = (y: number, who: string, time: string, words: string, app = false) =>
    face(24, y + 12, 19, who) +
    text(60, y + 6, who, { face: "strong", size: 15, fill: theme.ink }) +
    (app ? pill(60 + who.length * 8.6 + 14, y + 1, "App", "calm") : "") +
    text(w - 10, y + 6, time, { size: 13, fill: theme.soft, anchor: "end" }) +
    text(60, y + 32, words, { fill: theme.ink });
  return (
    text(0, 24, "# orders", { size: 24, face: "strong", fill: theme.ink }) +
    text(130, 23, `${draw.int(6, 30)} members, in ${other}`, { size: 14, fill: theme.soft }) +
    rule(0, 46, w, 46, theme.line) +
    said(76, name, "09:14", "An order above your limit has come in.", true) +
    card(122) +
    said(274, people[0] ?? "", "09:16", "Mine. Packing it before the ten o'clock van.") +
    said(346, name, "09:17", `${people[0]} took it. The others see it as taken.`, true) +
    said(418, people[1] ?? "", "09:31", "Thank you! The customer asked for a gift card, it is in the note.") +
    box(0, h - 92, w, 92, theme.raised, 10, theme.line) +
    text(20, h - 54, "Message # orders", { fill: theme.soft }) +
    [Bold, Link2, Paperclip].map((shape, n) => icon(shape, 20 + n * 34, h - 32, 17, theme.soft)).join("") +
    icon(Send, w - 40, h - 34, 20, theme.accent)
  );
}

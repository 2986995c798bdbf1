import { ArrowRight, Folder, ShoppingBag, UserRound } from "lucide-react";
import { at, dot, face, field, heading, icon, pill, rule, type Stage, sheet, toggle } from "./kit";
import { text } from "./text";
import { day, PEOPLE, SHOPS, some } from "./words";

// Screens that say who may do what, and what goes where.

export function people(stage: Stage): string {
  const { w, h, theme, draw, other } = stage;
  const names = some(draw, PEOPLE, 8);
  const row = (h - 116) / 8;
  const roles = ["Owner", "Admin", "Member", "Member", "Viewer"];
  const columns = [w * 0.36, w * 0.58, w * 0.76];
  return (
    heading(stage, "People", `${draw.int(20, 90)} from ${other}, checked every 10 minutes`, "Check now") +
    sheet(stage, 0, 76, w, h - 76) +
    ["Name", "Groups", "Role", "Signs in"]
      .map((word, n) => text([24, ...columns][n] ?? 0, 102, word, { size: 13, fill: theme.soft }))
      .join("") +
    names
      .map((name, n) =>
        at(
          0,
          116 + n * row,
          rule(0, 0, w, 0, theme.line) +
            face(42, row / 2, 17, name) +
            text(74, row / 2 - 3, name, { size: 15, face: "strong", fill: theme.ink }) +
            text(
              74,
              row / 2 + 16,
              `${name.split(" ")[0]?.toLowerCase()}@${other.split(" ")[0]?.toLowerCase()}.example`,
              { size: 13, fill: theme.soft },
            ) +
            pill(columns[0] ?? 0, row / 2, draw.pick(["Warehouse", "Office", "Shop floor"]), "calm") +
            text(columns[1] ?? 0, row / 2 + 5, n === 0 ? "Owner" : draw.pick(roles), { fill: theme.ink }) +
            pill(columns[2] ?? 0, row / 2, n === 5 ? "Leaves today" : "By single sign-on", n === 5 ? "wait" : "good") +
            toggle(theme, w - 66, row / 2 - 12, n !== 5),
        ),
      )
      .join("")
  );
}

export function settings(stage: Stage): string {
  const { w, h, theme, draw, other, things } = stage;
  const half = (w - 40) / 2;
  const rows = [
    ["Send new orders", "As they happen"],
    ["Send corrections", "With the day's summary"],
    ["Tell us when something fails", "By e-mail, at once"],
    ["Skip test orders", "Orders of the sandbox stay here"],
  ] as const;
  return (
    heading(stage, "Settings", `Connected to ${other} since ${day(draw, "May")}`, "Save") +
    sheet(stage, 0, 76, w, 176) +
    field(stage, 24, 106, half - 24, "Account", `${draw.pick(SHOPS)} (${other})`) +
    field(stage, half + 40, 106, half - 24, "Time zone", "Europe/Lisbon") +
    field(stage, 24, 182, half - 24, "Where it goes", things[0] ?? "Orders") +
    field(stage, half + 40, 182, half - 24, "Currency", "As the order says") +
    text(0, 288, "What it does", { size: 18, face: "strong", fill: theme.ink }) +
    sheet(stage, 0, 304, w, h - 304) +
    rows
      .map(([title, under], n) => {
        const row = (h - 304) / 4;
        const y = 304 + n * row;
        return (
          (n > 0 ? rule(0, y, w, y, theme.line) : "") +
          text(24, y + row / 2 - 4, title, { size: 16, face: "strong", fill: theme.ink }) +
          text(24, y + row / 2 + 19, under, { size: 14, fill: theme.soft }) +
          toggle(theme, w - 70, y + row / 2 - 12, n === 3 || draw.next() < 0.7)
        );
      })
      .join("")
  );
}

export function mapping(stage: Stage): string {
  const { w, h, theme, other, draw } = stage;
  const pairs = [
    ["Order number", "Reference"],
    ["Customer", "Contact"],
    ["Tax number", "VAT ID"],
    ["Items", "Lines"],
    ["Total", "Amount"],
    ["Note", "Memo"],
  ] as const;
  const wide = w * 0.36;
  const row = (h - 120) / pairs.length;
  return (
    heading(stage, "Fields", `What goes where between Example and ${other}`, "Try with one order") +
    text(0, 102, "Example", { size: 17, face: "strong", fill: theme.ink }) +
    text(w - wide, 102, other, { size: 17, face: "strong", fill: theme.ink }) +
    pairs
      .map(([from, to], n) => {
        const y = 120 + n * row;
        const both = draw.next() < 0.4;
        return (
          sheet(stage, 0, y, wide, row - 14) +
          icon(n === 1 ? UserRound : ShoppingBag, 18, y + (row - 14) / 2 - 10, 20, theme.soft) +
          text(52, y + (row - 14) / 2 + 6, from, { size: 16, fill: theme.ink }) +
          rule(wide + 14, y + (row - 14) / 2, w - wide - 14, y + (row - 14) / 2, theme.accent, 3) +
          dot(w / 2, y + (row - 14) / 2, 20, theme.accent) +
          icon(ArrowRight, w / 2 - 10, y + (row - 14) / 2 - 10, 20, theme.onAccent, 2.5) +
          sheet(stage, w - wide, y, wide, row - 14) +
          icon(Folder, w - wide + 18, y + (row - 14) / 2 - 10, 20, theme.soft) +
          text(w - wide + 52, y + (row - 14) / 2 + 6, to, { size: 16, fill: theme.ink }) +
          (both ? text(w - 18, y + (row - 14) / 2 + 5, "both ways", { size: 13, fill: theme.soft, anchor: "end" }) : "")
        );
      })
      .join("")
  );
}

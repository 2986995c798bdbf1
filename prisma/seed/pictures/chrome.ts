import { Activity, Bell, House, type LucideIcon, Search, Settings, Table2 } from "lucide-react";
import { at, box, dot, face, icon, rule, type Stage, type Theme, times } from "./kit";
import { text } from "./text";

// The frame round a drawn screen: navigation and bars, of four kinds.

export type Frame = Pick<Stage, "theme" | "name" | "things" | "other"> & {
  /** The product's own mark on a 64 grid. */
  mark: string;
  who: string;
  screen: (w: number, h: number) => string;
};

const WIDTH = 1200;
const HEIGHT = 750;
const SHAPES: readonly LucideIcon[] = [House, Table2, Activity, Settings];

const entriesOf = ({ things }: Frame) => ["Home", ...things.slice(0, 2), "Activity", "Settings"];
const logo = (mark: string, x: number, y: number, size: number) =>
  `<svg x="${x}" y="${y}" width="${size}" height="${size}" viewBox="0 0 64 64">${mark}</svg>`;
/** What stands before "for", "to" or "by". */
const brandOf = (name: string) => name.split(/ (?:for|to|by) /)[0] ?? name;
const ground = (theme: Theme) => box(0, 0, WIDTH, HEIGHT, theme.ground);

/** Entries on the left, a bar with a search field above. */
function side(frame: Frame, dark: boolean): string {
  const { theme, name, mark, who, screen } = frame;
  const [panel, ink, soft, chosen] = dark
    ? ["#1E2430", "#F2F4F8", "#AAB3C2", "#343D4E"]
    : [theme.panel, theme.ink, theme.soft, theme.raised];
  return (
    ground(theme) +
    box(0, 0, 216, HEIGHT, panel) +
    logo(mark, 20, 20, 34) +
    text(64, 43, brandOf(name), { size: 16, face: "strong", fill: ink, max: 140 }) +
    entriesOf(frame)
      .map((entry, n) =>
        at(
          12,
          84 + n * 46,
          (n === 1 ? box(0, 0, 192, 38, chosen, 8) : "") +
            icon(SHAPES[n % SHAPES.length] ?? House, 14, 10, 18, n === 1 ? ink : soft) +
            text(44, 25, entry, { fill: n === 1 ? ink : soft, max: 136 }),
        ),
      )
      .join("") +
    face(36, HEIGHT - 40, 17, who) +
    text(64, HEIGHT - 35, who, { size: 14, fill: soft, max: 140 }) +
    at(252, 34, screen(WIDTH - 216 - 72, HEIGHT - 34 - 40))
  );
}

/** A narrow strip of signs, the product's name on the screen's own bar. */
function rail(frame: Frame): string {
  const { theme, name, mark, who, screen } = frame;
  return (
    ground(theme) +
    box(0, 0, 68, HEIGHT, theme.accent) +
    logo(mark, 15, 16, 38) +
    times(
      4,
      (n) =>
        (n === 1 ? box(12, 84 + n * 58, 44, 44, "#ffffff33", 10) : "") +
        icon(SHAPES[n] ?? House, 23, 95 + n * 58, 22, theme.onAccent),
    ) +
    face(34, HEIGHT - 38, 17, who) +
    box(68, 0, WIDTH - 68, 54, theme.raised) +
    rule(68, 54, WIDTH, 54, theme.line) +
    text(100, 34, name, { size: 17, face: "strong", fill: theme.ink }) +
    icon(Search, WIDTH - 92, 17, 20, theme.soft) +
    icon(Bell, WIDTH - 52, 17, 20, theme.soft) +
    at(100, 82, screen(WIDTH - 68 - 64, HEIGHT - 82 - 40))
  );
}

/** Entries along the top. */
function tabs(frame: Frame): string {
  const { theme, name, mark, who, screen } = frame;
  const entries = entriesOf(frame);
  return (
    ground(theme) +
    box(0, 0, WIDTH, 64, theme.accent) +
    logo(mark, 36, 14, 36) +
    text(84, 39, name, { size: 18, face: "strong", fill: theme.onAccent, max: 300 }) +
    entries
      .map((entry, n) => {
        const x = 430 + n * 132;
        return (
          (n === 1 ? box(x - 14, 14, 124, 36, "#ffffff2e", 18) : "") +
          text(x + 48, 38, entry, { size: 15, fill: theme.onAccent, anchor: "middle", max: 112 })
        );
      })
      .join("") +
    face(WIDTH - 52, 32, 17, who) +
    at(48, 96, screen(WIDTH - 96, HEIGHT - 96 - 40))
  );
}

/** The other product's window with this one's panel in it. */
function embedded(frame: Frame): string {
  const { theme, name, mark, other, screen } = frame;
  return (
    ground(theme) +
    box(0, 0, WIDTH, 44, theme.panel) +
    times(3, (n) => dot(28 + n * 22, 22, 7, ["#E0665A", "#E3B341", "#62B567"][n] ?? "#ccc")) +
    box(420, 9, 360, 26, theme.ground, 13) +
    text(600, 27, `${other.toLowerCase().replaceAll(/[^a-z]+/g, "")}.example`, {
      size: 13,
      anchor: "middle",
      fill: theme.soft,
    }) +
    rule(0, 44, WIDTH, 44, theme.line) +
    logo(mark, 40, 62, 34) +
    text(86, 85, name, { size: 17, face: "strong", fill: theme.ink }) +
    at(40, 118, screen(WIDTH - 80, HEIGHT - 118 - 40))
  );
}

export const FRAMES = {
  light: (frame: Frame) => side(frame, false),
  dark: (frame: Frame) => side(frame, true),
  rail,
  tabs,
  embedded,
} satisfies Record<string, (frame: Frame) => string>;

import type { LucideIcon } from "lucide-react";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { Draw } from "../draw/random";
import { type TextLook, text, widthOf } from "./text";

// What every drawn screen is made of. Units are those of the drawing, 1200 x 750.

/** Colours of a drawn product. */
export type Theme = {
  ground: string;
  panel: string;
  raised: string;
  ink: string;
  soft: string;
  line: string;
  accent: string;
  onAccent: string;
  tint: string;
  second: string;
};

/** A screen to fill: its size, colours, and what the listing says of itself. */
export type Stage = {
  w: number;
  h: number;
  theme: Theme;
  draw: Draw;
  /** The listing's own words: what it keeps, what it is called, the other product's name. */
  things: readonly string[];
  name: string;
  other: string;
};

export const times = (count: number, drawn: (index: number) => string): string =>
  Array.from({ length: count }, (_, n) => drawn(n)).join("");

export const at = (x: number, y: number, drawn: string): string => `<g transform="translate(${x} ${y})">${drawn}</g>`;

export const box = (x: number, y: number, w: number, h: number, fill: string, radius = 0, stroke = "none"): string =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${radius}" fill="${fill}" stroke="${stroke}"/>`;

export const rule = (x1: number, y1: number, x2: number, y2: number, stroke: string, width = 1): string =>
  `<path d="M${x1} ${y1}L${x2} ${y2}" stroke="${stroke}" stroke-width="${width}" fill="none"/>`;

export const dot = (x: number, y: number, radius: number, fill: string, stroke = "none"): string =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}" stroke="${stroke}"/>`;

export function icon(
  shape: LucideIcon,
  x: number,
  y: number,
  size: number,
  color: string,
  strokeWidth = 2,
  filled = false,
): string {
  return renderToStaticMarkup(createElement(shape, { x, y, size, color, strokeWidth, fill: filled ? color : "none" }));
}

/** A raised sheet in the theme. */
export const sheet = (
  { theme }: Pick<Stage, "theme">,
  x: number,
  y: number,
  w: number,
  h: number,
  radius = 8,
): string => box(x, y, w, h, theme.raised, radius, theme.line);

const TONES = {
  good: ["#DDF0E4", "#17603C"],
  wait: ["#FCEBC8", "#7A4B00"],
  bad: ["#FADDD9", "#98231A"],
  calm: ["#E4E8F0", "#37435C"],
} as const;
export type Tone = keyof typeof TONES;

/** A word on a coloured ground; `y` is its middle. */
export function pill(x: number, y: number, word: string, tone: Tone): string {
  const [ground, ink] = TONES[tone];
  return box(x, y - 12, widthOf(word, 13) + 20, 24, ground, 12) + text(x + 10, y + 4.5, word, { size: 13, fill: ink });
}

/** A button with the theme's accent, or plain; `x` is its right edge when `fromEnd`. */
export function button(
  theme: Theme,
  x: number,
  y: number,
  word: string,
  kind: "main" | "plain" = "main",
  fromEnd = true,
) {
  const width = widthOf(word, 14, "strong") + 32;
  const left = fromEnd ? x - width : x;
  const [ground, ink, edge] =
    kind === "main" ? [theme.accent, theme.onAccent, theme.accent] : [theme.raised, theme.ink, theme.line];
  return (
    box(left, y, width, 36, ground, 7, edge) + text(left + 16, y + 23, word, { size: 14, fill: ink, face: "strong" })
  );
}

/** A person as initials on a coloured circle. */
export function face(x: number, y: number, radius: number, name: string): string {
  const grounds = ["#C9DDF2", "#F6D3C4", "#D5E8CF", "#E6D5F0", "#F5E3B3", "#CBE7E6"];
  const initials = name
    .split(" ")
    .map((part) => part.charAt(0))
    .join("")
    .slice(0, 2);
  const ground = grounds[(name.length * 7 + name.charCodeAt(0)) % grounds.length] ?? "#ddd";
  return (
    dot(x, y, radius, ground) +
    text(x, y + radius * 0.32, initials, { size: radius * 0.85, face: "strong", anchor: "middle", fill: "#2A2722" })
  );
}

/** A field with its label above. */
export function field(
  { theme }: Pick<Stage, "theme">,
  x: number,
  y: number,
  w: number,
  label: string,
  value: string,
  look: TextLook = {},
) {
  return (
    text(x, y, label, { size: 13, fill: theme.soft }) +
    box(x, y + 10, w, 38, theme.ground, 6, theme.line) +
    text(x + 12, y + 34, value, { size: 15, fill: theme.ink, max: w - 24, ...look })
  );
}

export function toggle(theme: Theme, x: number, y: number, on: boolean): string {
  return box(x, y, 42, 24, on ? theme.accent : theme.line, 12) + dot(on ? x + 30 : x + 12, y + 12, 9, "#fff");
}

/** Heading of a screen with what one does there; 64 units high. */
export function heading({ w, theme }: Stage, title: string, under: string, action: string): string {
  return (
    text(0, 24, title, { size: 26, face: "strong", fill: theme.ink }) +
    text(0, 48, under, { size: 15, fill: theme.soft }) +
    button(theme, w, 4, action)
  );
}

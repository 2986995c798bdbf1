import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as fontkit from "fontkit";

// Text drawn as paths, because a fresh machine may have no fonts. Uses the product's own fonts at their default weight. Latin only.

const FACES = {
  plain: "@fontsource-variable/heebo/files/heebo-latin-wght-normal.woff2",
  strong: "@fontsource-variable/archivo/files/archivo-latin-wght-normal.woff2",
  mono: "@fontsource-variable/martian-mono/files/martian-mono-latin-wght-normal.woff2",
} as const;
export type Face = keyof typeof FACES;

type Glyph = { id: string; advance: number; path: string };
type Loaded = { font: fontkit.Font; glyphs: Map<string, Glyph> };

const require = createRequire(import.meta.url);
const loaded = new Map<Face, Loaded>();
const paths = new Map<string, string>();

function load(face: Face): Loaded {
  const known = loaded.get(face);
  if (known) return known;
  const font = fontkit.create(readFileSync(require.resolve(FACES[face])));
  if (!("glyphForCodePoint" in font)) throw new Error(`${FACES[face]} holds several fonts.`);
  const made = { font, glyphs: new Map<string, Glyph>() };
  loaded.set(face, made);
  return made;
}

function glyphOf(face: Face, char: string): Glyph {
  const { font, glyphs } = load(face);
  const known = glyphs.get(char);
  if (known) return known;
  const code = char.codePointAt(0) ?? 32;
  if (!font.hasGlyphForCodePoint(code)) throw new Error(`"${char}" is not in ${FACES[face]}.`);
  const drawn = font.glyphForCodePoint(code);
  const made = {
    id: `${face}${code}`,
    advance: drawn.advanceWidth / font.unitsPerEm,
    path: drawn.path.scale(1000 / font.unitsPerEm, -1000 / font.unitsPerEm).toSVG(),
  };
  glyphs.set(char, made);
  paths.set(made.id, made.path);
  return made;
}

/** Width of a text in the drawing's units. */
export function widthOf(content: string, size: number, face: Face = "plain"): number {
  return [...content].reduce((sum, char) => sum + glyphOf(face, char).advance * size, 0);
}

export type TextLook = {
  size?: number;
  fill?: string;
  face?: Face;
  /** Which part of the text stands at `x`. */
  anchor?: "start" | "middle" | "end";
  /** Longer texts end in three dots. */
  max?: number;
};

function shortened(content: string, size: number, face: Face, max: number): string {
  if (widthOf(content, size, face) <= max) return content;
  let kept = content;
  while (kept !== "" && widthOf(`${kept}...`, size, face) > max) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}...`;
}

/** One line of text, its base line at `y`. */
export function text(x: number, y: number, content: string, look: TextLook = {}): string {
  const { size = 15, fill = "#1B1916", face = "plain", anchor = "start", max } = look;
  const said = max === undefined ? content : shortened(content, size, face, max);
  const width = widthOf(said, size, face);
  let at = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  let glyphs = "";
  for (const char of said) {
    const glyph = glyphOf(face, char);
    if (glyph.path !== "")
      glyphs += `<use href="#${glyph.id}" transform="translate(${at.toFixed(2)} ${y}) scale(${size / 1000})"/>`;
    at += glyph.advance * size;
  }
  return `<g fill="${fill}">${glyphs}</g>`;
}

/** The letter shapes that a drawing uses, to stand before it. */
export function glyphsOf(drawing: string): string {
  const used = new Set([...drawing.matchAll(/href="#([a-z]+\d+)"/g)].map(([, id]) => id ?? ""));
  return `<defs>${[...used].map((id) => `<path id="${id}" d="${paths.get(id) ?? ""}"/>`).join("")}</defs>`;
}

/** The outline of one letter in the strong face, `size` high, its left edge and base line at 0. */
export function letter(char: string, size: number): { path: string; width: number } {
  const glyph = glyphOf("strong", char);
  return { path: `<path transform="scale(${size / 1000})" d="${glyph.path}"/>`, width: glyph.advance * size };
}

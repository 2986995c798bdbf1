import type { PartnerScope } from "@/lib/accounts/types";
import { createLogo } from "@/lib/installs/white-label/mutations";
import { createMedia } from "@/lib/listings/media/mutations";
import { inTransaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { encodeImage } from "@/lib/providers/storage/image";
import { bytesStore } from "@/lib/providers/storage/store";
import type { MediaPurpose } from "@/lib/providers/storage/types";
import { type Draw, drawFrom } from "./random";

const PALETTES = [
  ["#17634A", "#F2A900"],
  ["#2A4E7C", "#F4EFE6"],
  ["#5B2A86", "#F7C7AE"],
  ["#A83200", "#FBE6DB"],
  ["#0B6448", "#DCEBE2"],
  ["#1B1916", "#FF5A1C"],
  ["#A3103A", "#F6DDE2"],
  ["#6F4A00", "#F4E6BE"],
  ["#33597A", "#62C99E"],
] as const;

/** Ten simple shapes on a 64 grid; `a` is the ground, `b` the figure. */
const SHAPES: ReadonlyArray<(a: string, b: string) => string> = [
  (_a, b) => `<path d="M14 44 32 14l18 30z" fill="${b}"/><circle cx="32" cy="48" r="5" fill="${b}"/>`,
  (_a, b) =>
    `<g stroke="${b}" stroke-width="6" stroke-linecap="round"><path d="M16 18v28M27 18v28M38 18v28M49 18v28"/><path d="M10 40 54 24"/></g>`,
  (_a, b) =>
    `<circle cx="25" cy="32" r="13" fill="none" stroke="${b}" stroke-width="6"/><circle cx="40" cy="32" r="13" fill="none" stroke="${b}" stroke-width="6"/>`,
  (a, b) =>
    `<path d="M14 22 32 12l18 10v20L32 52 14 42z" fill="${b}"/><path d="M14 22l18 10 18-10M32 32v20" fill="none" stroke="${a}" stroke-width="3"/>`,
  (_a, b) => `<path d="M32 10c10 14 15 20 15 28a15 15 0 0 1-30 0c0-8 5-14 15-28z" fill="${b}"/>`,
  (_a, b) =>
    `<g fill="${b}"><rect x="12" y="34" width="9" height="16" rx="2"/><rect x="27" y="24" width="9" height="26" rx="2"/><rect x="42" y="14" width="9" height="36" rx="2"/></g>`,
  (_a, b) => `<path d="M14 20h36v20H32l-10 10V40h-8z" fill="${b}"/>`,
  (a, b) =>
    `<circle cx="24" cy="32" r="11" fill="${b}"/><circle cx="24" cy="32" r="4" fill="${a}"/><path d="M34 32h18v8h-6v-4h-4v4h-4v-8" fill="${b}"/>`,
  (_a, b) =>
    `<g fill="${b}"><rect x="12" y="12" width="17" height="17" rx="3"/><rect x="35" y="12" width="17" height="17" rx="3"/><rect x="12" y="35" width="17" height="17" rx="3"/><circle cx="43.500" cy="43.500" r="8.500"/></g>`,
  (_a, b) =>
    `<path d="M18 46 46 18M28 18h18v18" fill="none" stroke="${b}" stroke-width="7" stroke-linecap="round" stroke-linejoin="round"/>`,
];

function hashOf(text: string): number {
  let hash = 2_166_136_261;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16_777_619);
  return hash >>> 0;
}

/** The mark of a name, the same one always: its two colours and the figure on a 64 grid. */
export function markOf(name: string): { ground: string; figure: string; shape: string; draw: Draw } {
  const draw = drawFrom(hashOf(name));
  const [ground, figure] = draw.pick(PALETTES);
  return { ground, figure, shape: draw.pick(SHAPES)(ground, figure), draw };
}

async function writeDrawing(svg: string, purpose: MediaPurpose) {
  const { default: sharp } = await import("sharp");
  const image = await encodeImage(await sharp(Buffer.from(svg)).png().toBuffer(), purpose);
  const id = newId();
  return { id, image, at: await bytesStore().write(id, image) };
}

/** Renders a drawing as a partner's upload would be and stores it. Answers its shown id. */
export async function storeDrawing(scope: PartnerScope, svg: string, purpose: MediaPurpose): Promise<string> {
  const drawing = await writeDrawing(svg, purpose);
  const { mediaId } = await inTransaction((tx) => createMedia(tx, scope, { ...drawing, purpose }));
  return mediaId;
}

const markSvg = ({ ground, shape }: { ground: string; shape: string }, radius: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256" viewBox="0 0 64 64"><rect width="64" height="64" rx="${radius}" fill="${ground}"/>${shape}</svg>`;

/** The logo that a workspace gives an embedded integration. Answers its id. */
export async function makeLogo(name: string): Promise<string> {
  const { id, ...stored } = await writeDrawing(markSvg(markOf(name), 32), "logo");
  await inTransaction((tx) => createLogo(tx, { mediaId: id, ...stored }));
  return id;
}

/** Draws and stores an icon for a name; the same name always gets the same one. Answers its shown id. */
export async function makeIcon(scope: PartnerScope, name: string): Promise<string> {
  return storeDrawing(scope, markSvg(markOf(name), 14), "icon");
}

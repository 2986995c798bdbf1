import type { PartnerScope } from "@/lib/accounts/types";
import type { SeedListing } from "./content/types";
import { markOf, storeDrawing } from "./marks";
import type { Draw } from "./random";

// Invented products have no screens to photograph, so each gets a drawing of one. Without letters: a fresh machine may have no fonts.

type Scene = { draw: Draw; ground: string; figure: string };

const INK = "#1B1916";
const LINE = "#D9D5CC";
const SOFT = "#B9B4A8";
const PAPER = "#FBFAF6";

const bar = (x: number, y: number, width: number, fill = SOFT, height = 12) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${height / 2}" fill="${fill}"/>`;
const card = (x: number, y: number, width: number, height: number, fill = "#fff") =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="10" fill="${fill}" stroke="${LINE}" stroke-width="2"/>`;
const times = (count: number, drawn: (index: number) => string) =>
  Array.from({ length: count }, (_, n) => drawn(n)).join("");

/** The work area is 880 x 560, its corner at 0 0. */
const SCENES = {
  table: ({ draw, ground }: Scene) =>
    bar(0, 8, 260, INK, 20) +
    card(0, 60, 880, 500) +
    times(8, (row) => {
      const y = 60 + row * 62;
      const rule = row === 0 ? "" : `<path d="M0 ${y}h880" stroke="${LINE}" stroke-width="2"/>`;
      const state = row === 0 ? bar(600, y + 25, 70) : bar(600, y + 19, 110, draw.next() < 0.75 ? ground : LINE, 24);
      return (
        rule +
        bar(28, y + 25, draw.int(120, 260), row === 0 ? SOFT : INK) +
        bar(350, y + 25, draw.int(60, 180)) +
        state +
        bar(780, y + 25, draw.int(40, 72), INK)
      );
    }),
  feed: ({ draw, ground, figure }: Scene) =>
    times(4, (row) => {
      const y = row * 142;
      return (
        `<circle cx="34" cy="${y + 40}" r="28" fill="${row % 2 ? figure : ground}"/>` +
        card(84, y, 796, 118, row === 0 ? PAPER : "#fff") +
        bar(112, y + 28, draw.int(140, 220), INK, 14) +
        bar(112, y + 58, draw.int(420, 700)) +
        bar(112, y + 82, draw.int(180, 480)) +
        (row === 0 ? bar(730, y + 24, 120, ground, 26) : "")
      );
    }),
  chart: ({ draw, ground, figure }: Scene) =>
    times(
      3,
      (n) =>
        card(n * 300, 0, 280, 120) + bar(n * 300 + 28, 30, 110) + bar(n * 300 + 28, 66, draw.int(90, 170), INK, 28),
    ) +
    card(0, 150, 880, 410) +
    times(4, (n) => `<path d="M40 ${210 + n * 90}h800" stroke="${LINE}" stroke-width="2"/>`) +
    times(14, (n) => {
      const height = 50 + n * 11 + draw.int(0, 80);
      return `<rect x="${52 + n * 57}" y="${520 - height}" width="34" height="${height}" rx="5" fill="${n === 13 ? ground : figure}" stroke="${ground}" stroke-width="2"/>`;
    }),
  board: ({ draw, ground, figure }: Scene) =>
    times(4, (column) => {
      const x = column * 224;
      return (
        `<rect x="${x}" y="0" width="208" height="560" rx="12" fill="#EFEBE2"/>` +
        bar(x + 20, 22, 96, INK, 14) +
        times(4 - ((column + draw.int(0, 1)) % 3), (n) => {
          const y = 58 + n * 122;
          return (
            card(x + 12, y, 184, 108) +
            bar(x + 28, y + 20, draw.int(80, 140), INK) +
            bar(x + 28, y + 44, draw.int(60, 130)) +
            bar(x + 28, y + 74, 62, n % 2 ? figure : ground, 18)
          );
        })
      );
    }),
  flow: ({ draw, ground, figure }: Scene) =>
    `<g fill="none" stroke="${ground}" stroke-width="6" stroke-linecap="round"><path d="M240 120C290 120 270 280 320 280M240 440C290 440 270 280 320 280M560 280C610 280 590 110 640 110M560 280C610 280 590 450 640 450"/></g>` +
    [
      [0, 60],
      [0, 380],
      [320, 220],
      [640, 50],
      [640, 390],
    ]
      .map(
        ([x = 0, y = 0], n) =>
          card(x, y, 240, 120) +
          `<circle cx="${x + 44}" cy="${y + 60}" r="22" fill="${n === 2 ? ground : figure}" stroke="${ground}" stroke-width="3"/>` +
          bar(x + 84, y + 38, draw.int(90, 130), INK, 14) +
          bar(x + 84, y + 68, draw.int(60, 120)),
      )
      .join(""),
  settings: ({ draw, ground }: Scene) =>
    bar(0, 8, 220, INK, 20) +
    card(0, 60, 880, 500) +
    times(5, (row) => {
      const y = 84 + row * 92;
      const on = draw.next() < 0.7;
      return (
        bar(32, y + 20, draw.int(130, 210), INK, 14) +
        bar(32, y + 48, draw.int(240, 400)) +
        card(560, y + 10, 170, 52, PAPER) +
        bar(584, y + 30, draw.int(60, 110)) +
        `<rect x="772" y="${y + 18}" width="72" height="38" rx="19" fill="${on ? ground : LINE}"/><circle cx="${on ? 825 : 791}" cy="${y + 37}" r="14" fill="#fff"/>`
      );
    }),
} satisfies Record<string, (scene: Scene) => string>;
type SceneName = keyof typeof SCENES;

/** What each drawing shows, said after the listing's name. */
const WORDS: Record<SceneName, string> = {
  table: "a list of records with the state and amount of each",
  feed: "a stream of messages, the newest marked",
  chart: "three figures above a chart of fourteen days",
  board: "cards in four columns, by how far each has come",
  flow: "two sources joined in one step and sent on to two places",
  settings: "its settings, each with a value and a switch",
};

const SCENE_OF_TOOL: Record<string, SceneName> = {
  "help-desk": "feed",
  "e-mail": "feed",
  chat: "feed",
  "data-warehouse": "chart",
  shipping: "board",
  "project-management": "board",
  automation: "flow",
  "identity-provider": "flow",
};

function drawWindow(name: string, scene: SceneName): string {
  const { ground, figure, shape, draw } = markOf(name);
  const menu = times(
    6,
    (n) =>
      (n === 1 ? `<rect x="0" y="126" width="200" height="44" fill="${PAPER}"/>` : "") +
      bar(32, 92 + n * 50, 70 + draw.int(0, 60), n === 1 ? INK : SOFT),
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1000" viewBox="0 0 1200 750"><rect width="1200" height="750" fill="${PAPER}"/><rect width="200" height="750" fill="#EFEBE2"/><rect width="1200" height="64" fill="${ground}"/><svg x="24" y="8" width="48" height="48" viewBox="0 0 64 64">${shape}</svg>${bar(88, 25, 130, "#ffffffcc", 14)}<circle cx="1156" cy="32" r="16" fill="#ffffff99"/>${menu}<g transform="translate(260 124)">${SCENES[scene]({ draw, ground, figure })}</g></svg>`;
}

/** One picture of an invented product at work, a second of its settings where it goes deep. Answers them as a version's content has them. */
export async function makePictures(
  scope: PartnerScope,
  listing: Pick<SeedListing, "name" | "toolTypes" | "depth" | "functionalities">,
): Promise<Array<{ mediaId: string; alt: string }>> {
  const [tool = ""] = listing.toolTypes;
  const main = SCENE_OF_TOOL[tool] ?? (listing.functionalities.includes("reporting") ? "chart" : "table");
  const scenes: SceneName[] = listing.depth >= 3 ? [main, "settings"] : [main];
  return Promise.all(
    scenes.map(async (scene) => ({
      mediaId: await storeDrawing(scope, drawWindow(listing.name, scene), "screenshot"),
      alt: `${listing.name}: ${WORDS[scene]}`,
    })),
  );
}

import type { PartnerScope } from "@/lib/accounts/types";
import type { SeedListing } from "../content/types";
import { FRAMES } from "./chrome";
import { storeDrawing } from "./drawings";
import { iconOf } from "./icons";
import { SCENES, type SceneName, scenesOf } from "./scenes";
import { glyphsOf } from "./text";
import { themeOf } from "./theme";
import { PEOPLE } from "./words";

// Invented products have no screens to photograph, so each gets drawings of its own, the same ones always.

type Pictured = Pick<SeedListing, "name" | "toolTypes" | "things" | "depth" | "functionalities">;

const FRAME_NAMES = ["light", "dark", "rail", "tabs"] as const;

/** The product on the other side: what stands after "for", "to" or "by", or the first word. */
function otherOf(name: string): string {
  const [, after] = / (?:for|to|by) (.+)$/.exec(name) ?? [];
  return after ?? name.split(" ")[0] ?? name;
}

function drawScreen(listing: Pictured, scene: SceneName): string {
  const { ground, draw, svg: mark } = iconOf(listing);
  const embedded = listing.depth === 2;
  const frame = embedded ? FRAMES.embedded : FRAMES[draw.pick(FRAME_NAMES)];
  const theme = themeOf(ground, draw);
  const words = { name: listing.name, things: listing.things, other: otherOf(listing.name) };
  const [screen] = SCENES[scene];
  const body = frame({
    ...words,
    theme,
    mark,
    who: draw.pick(PEOPLE),
    screen: (w, h) => screen({ ...words, w, h, theme, draw }),
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1000" viewBox="0 0 1200 750">${glyphsOf(body)}${body}</svg>`;
}

/** The drawings of a listing with what each shows, none of them stored. */
export function drawPictures(listing: Pictured): Array<{ scene: SceneName; svg: string; alt: string }> {
  const { draw } = iconOf(listing);
  return scenesOf(listing, draw.pick).map((scene) => ({
    scene,
    svg: drawScreen(listing, scene),
    alt: `${listing.name}: ${SCENES[scene][1]}`,
  }));
}

/** Draws and stores the pictures of an invented product. Answers them as a version's content has them. */
export async function makePictures(
  scope: PartnerScope<never>,
  listing: Pictured,
): Promise<Array<{ mediaId: string; alt: string }>> {
  return Promise.all(
    drawPictures(listing).map(async ({ svg, alt }) => ({ mediaId: await storeDrawing(scope, svg, "screenshot"), alt })),
  );
}

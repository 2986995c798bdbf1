import {
  Banknote,
  BarChart3,
  BellRing,
  Boxes,
  CalendarDays,
  CircleDollarSign,
  ContactRound,
  Database,
  Funnel,
  Grid3x3,
  Headset,
  Inbox,
  Kanban,
  KeyRound,
  Layers,
  LayoutGrid,
  LifeBuoy,
  ListChecks,
  type LucideIcon,
  Mail,
  Megaphone,
  MessageCircle,
  MessagesSquare,
  Package,
  PackageOpen,
  Percent,
  PieChart,
  ReceiptText,
  Repeat,
  Send,
  ShieldCheck,
  ShoppingBag,
  Sigma,
  Smartphone,
  Sparkles,
  SquareCheckBig,
  Store,
  Table,
  Tag,
  Truck,
  UserRoundCheck,
  UsersRound,
  Warehouse,
  Webhook,
  Workflow,
  Zap,
} from "lucide-react";
import type { PartnerScope } from "@/lib/accounts/types";
import { type Draw, drawFrom } from "../draw/random";
import { storeDrawing, storeLogo } from "./drawings";
import { icon } from "./kit";
import { letter } from "./text";
import { blend } from "./theme";

/** Ground and figure; white stands on every ground with a contrast of at least 4.5. */
const PALETTES = [
  ["#17634A", "#F2A900"],
  ["#2A4E7C", "#F7C873"],
  ["#5B2A86", "#F7B39A"],
  ["#A83200", "#FFD9A8"],
  ["#1F3B73", "#7FD1C7"],
  ["#1B1916", "#FF5A1C"],
  ["#A3103A", "#FFC1CF"],
  ["#6F4A00", "#F4DE9B"],
  ["#1E5C73", "#9BE0B4"],
  ["#3D3A8C", "#C9C2FF"],
  ["#7A1F5C", "#FFB86B"],
  ["#2F5D1E", "#D9EE9A"],
  ["#0B5563", "#FFD166"],
  ["#7A2E1D", "#F3C9A5"],
] as const;

const GLYPHS: Readonly<Record<string, readonly LucideIcon[]>> = {
  accounting: [ReceiptText, Percent, Banknote, CircleDollarSign, Sigma],
  crm: [ContactRound, UsersRound, Funnel],
  storefront: [ShoppingBag, Store, Tag, LayoutGrid],
  shipping: [Truck, Package, PackageOpen, Warehouse, Boxes],
  "project-management": [Kanban, CalendarDays, ListChecks, SquareCheckBig],
  "help-desk": [Headset, Inbox, LifeBuoy],
  "data-warehouse": [Database, BarChart3, PieChart, Layers],
  automation: [Workflow, Zap, Webhook, Repeat],
  "e-mail": [Mail, Send, Megaphone],
  chat: [MessagesSquare, MessageCircle, BellRing, Smartphone],
  spreadsheet: [Table, Sigma, Grid3x3],
  "identity-provider": [KeyRound, ShieldCheck, UserRoundCheck],
};

type Ink = { ground: string; figure: string; glyph: LucideIcon; name: string; id: string };

const shade = ({ ground, id }: Ink, turn: number) =>
  `<defs><linearGradient id="${id}" gradientTransform="rotate(${turn} .5 .5)"><stop stop-color="${blend("#ffffff", ground, 0.18)}"/><stop offset="1" stop-color="${ground}"/></linearGradient></defs><rect width="64" height="64" fill="url(#${id})"/>`;

/** A letter in the strong face, its middle at `x`. */
function initial(char: string, x: number, baseline: number, size: number, fill: string): string {
  const { path, width } = letter(char.toUpperCase(), size);
  return `<g transform="translate(${x - width / 2} ${baseline})" fill="${fill}" stroke="${fill}" stroke-width="1.2" stroke-linejoin="round">${path}</g>`;
}

const firstOf = (name: string) => name.charAt(0);
const lastOf = (name: string) => (name.split(" ").at(-1) ?? name).charAt(0);

/** Seven icon styles on a 64 grid, with square corners. */
const STYLES: ReadonlyArray<(ink: Ink) => string> = [
  (ink) => shade(ink, 45) + icon(ink.glyph, 14, 14, 36, "#fff", 2.4),
  (ink) =>
    `<rect width="64" height="64" fill="${blend(ink.ground, "#ffffff", 0.12)}"/><circle cx="32" cy="32" r="23" fill="${ink.ground}"/>` +
    icon(ink.glyph, 19, 19, 26, "#fff", 2.5),
  (ink) =>
    `${shade(ink, 90)}<circle cx="50" cy="50" r="9" fill="${ink.figure}"/>${initial(firstOf(ink.name), 29, 47, 46, "#fff")}`,
  (ink) =>
    `<rect width="64" height="64" fill="${ink.ground}"/><path d="M64 0V64H0Z" fill="${ink.figure}"/>${initial(firstOf(ink.name), 21, 32, 30, "#fff")}${icon(ink.glyph, 35, 35, 20, ink.ground, 3)}`,
  (ink) =>
    `<rect width="64" height="64" fill="${ink.figure}"/><path d="M0 46C16 34 26 58 42 46S58 36 64 40V64H0Z" fill="${ink.ground}"/>` +
    icon(ink.glyph, 18, 10, 28, ink.ground, 2.8),
  (ink) =>
    `${shade(ink, 0)}<path d="M0 52H64V64H0Z" fill="${ink.figure}"/>${initial(firstOf(ink.name), 22, 42, 30, "#fff")}${initial(lastOf(ink.name), 44, 42, 30, ink.figure)}`,
  (ink) =>
    `<rect width="64" height="64" fill="${ink.ground}"/><g fill="none" stroke="${ink.figure}" stroke-width="3" opacity="0.9"><circle cx="32" cy="32" r="25"/></g>` +
    icon(ink.glyph, 18, 18, 28, ink.figure, 2.6),
];

/** FNV-1a with a start value for which no two demo listings get similar icons. */
function hashOf(text: string): number {
  let hash = 2_166_136_264;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16_777_619);
  return hash >>> 0;
}

/** The icon of a product and its first colour, the same ones always for a name and its kind of tool. */
export function iconOf(product: { name: string; toolTypes?: readonly string[] }): {
  ground: string;
  svg: string;
  draw: Draw;
} {
  const hash = hashOf(product.name);
  const draw = drawFrom(hash);
  const [ground, figure] = draw.pick(PALETTES);
  const glyph = draw.pick(GLYPHS[product.toolTypes?.[0] ?? ""] ?? [Sparkles, ShoppingBag, Store, Tag]);
  const svg = draw.pick(STYLES)({ ground, figure, glyph, name: product.name, id: `shade${hash}` });
  return { ground, svg, draw };
}

/** The same as a whole drawing with rounded corners; a radius of 32 is a circle. */
export const iconSvg = (drawn: string, radius: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256" viewBox="0 0 64 64"><defs><clipPath id="corners"><rect width="64" height="64" rx="${radius}"/></clipPath></defs><g clip-path="url(#corners)">${drawn}</g></svg>`;

/** Draws and stores the icon of a listing. Answers its shown id. */
export function makeIcon(
  scope: PartnerScope<never>,
  product: { name: string; toolTypes: readonly string[] },
): Promise<string> {
  return storeDrawing(scope, iconSvg(iconOf(product).svg, 14), "icon");
}

/** The logo that a workspace gives an embedded integration. Answers its id. */
export function makeLogo(name: string): Promise<string> {
  return storeLogo(iconSvg(iconOf({ name }).svg, 32));
}

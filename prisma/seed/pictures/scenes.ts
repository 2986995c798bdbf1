import type { Stage } from "./kit";
import { cohorts, dashboard, paper, runs } from "./scenes-data";
import { label, members, products } from "./scenes-goods";
import { invoices, journal, spreadsheet } from "./scenes-money";
import { calendar, campaign, ratings } from "./scenes-outreach";
import { mapping, people, settings } from "./scenes-setup";
import { channel, tickets } from "./scenes-talk";
import { board, contact, flow, pipeline } from "./scenes-work";

/** Every kind of screen: how it is drawn, and what it shows, said after the listing's name. */
export const SCENES = {
  invoices: [invoices, "a list of invoices with customer, date, state and total"],
  journal: [journal, "three days of bookings, each balanced"],
  products: [products, "products with picture, price and stock"],
  spreadsheet: [spreadsheet, "orders in the rows of a spreadsheet, with their sum"],
  label: [label, "parcels to send beside a shipping label and its tracking"],
  members: [members, "three levels of members and the points of six of them"],
  tickets: [tickets, "a customer's question, the answer, and the orders beside it"],
  channel: [channel, "a channel with a new order and who takes it"],
  campaign: [campaign, "a letter beside how many opened it and bought again"],
  calendar: [calendar, "a week of bookings"],
  ratings: [ratings, "the average of the stars and four answers"],
  board: [board, "orders as cards in four columns, from packing to shipped"],
  pipeline: [pipeline, "deals in five steps, from new to won"],
  contact: [contact, "a customer's facts beside what happened with them"],
  flow: [flow, "a new order, a condition, and the two steps after it"],
  people: [people, "people with groups, roles and how they sign in"],
  settings: [settings, "its settings: account, time zone and four switches"],
  mapping: [mapping, "which field of the one product becomes which of the other"],
  dashboard: [dashboard, "four figures, the sales of fifteen days and what sells best"],
  runs: [runs, "the runs of two days and the rows of six tables"],
  cohorts: [cohorts, "the share of each month's new customers that came back"],
  paper: [paper, "papers in a list, one of them open and signed"],
} as const satisfies Record<string, readonly [draw: (stage: Stage) => string, shows: string]>;
export type SceneName = keyof typeof SCENES;

/** Main screens by the kind of tool; each listing takes one of them by its name. */
const OF_TOOL: Readonly<Record<string, readonly SceneName[]>> = {
  accounting: ["invoices", "journal"],
  crm: ["pipeline", "contact"],
  storefront: ["products", "dashboard"],
  shipping: ["label"],
  "project-management": ["board"],
  "help-desk": ["tickets"],
  "data-warehouse": ["runs"],
  automation: ["flow"],
  "e-mail": ["campaign"],
  chat: ["channel"],
  spreadsheet: ["spreadsheet"],
  "identity-provider": ["people"],
};

/** Where what a listing keeps says more than its kind of tool. */
const OF_THING: Readonly<Record<string, SceneName>> = {
  Answers: "ratings",
  Invitations: "ratings",
  Calls: "calendar",
  Hours: "calendar",
  Contracts: "paper",
  Folders: "paper",
  "Customs papers": "paper",
  Members: "members",
  Commissions: "members",
  Cohorts: "cohorts",
  Conversions: "dashboard",
  Campaigns: "dashboard",
  Tiles: "dashboard",
  Stock: "products",
  Deals: "pipeline",
  Opportunities: "pipeline",
  Audiences: "campaign",
};

/** The screens of a listing, the main one first: one, and more the deeper it goes. */
export function scenesOf(
  listing: {
    toolTypes: readonly string[];
    things: readonly string[];
    depth: number;
    functionalities: readonly string[];
  },
  pick: (from: readonly SceneName[]) => SceneName,
): SceneName[] {
  const told = listing.things.map((thing) => OF_THING[thing]).find((scene) => scene !== undefined);
  const [tool = ""] = listing.toolTypes;
  const main = told ?? pick(OF_TOOL[tool] ?? ["dashboard"]);
  if (listing.depth < 3) return [main];
  const { functionalities } = listing;
  const fitting: readonly SceneName[] = functionalities.includes("two-way-sync")
    ? ["mapping", "contact"]
    : functionalities.includes("reporting")
      ? ["dashboard", "cohorts"]
      : ["runs", "settings", "dashboard", "mapping"];
  const second = pick(fitting.filter((scene) => scene !== main));
  const third: SceneName = second === "settings" ? "runs" : "settings";
  return listing.depth >= 5 ? [main, second, third] : [main, second];
}

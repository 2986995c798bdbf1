import type { Draw } from "../draw/random";

// Invented people and shops that the drawn screens speak of.

export const PEOPLE = [
  "Ines Carvalho",
  "Tomas Berg",
  "Noa Shalev",
  "Priya Raman",
  "Jonas Falk",
  "Maren Holt",
  "Oren Katz",
  "Lucia Prieto",
  "Samir Haddad",
  "Edda Voss",
  "Ruth Adeyemi",
  "Piotr Nowak",
] as const;

export const SHOPS = [
  "Fernweh Outdoor",
  "Kavka Coffee",
  "Saltbox Ceramics",
  "Atelier Nord",
  "Hadar Books",
  "Pine & Thread",
  "Molino Bakery",
  "Lumen Lighting",
  "Quill Stationery",
  "Harbour Cycles",
  "Oat & Olive",
  "Tidewater Tea",
] as const;

/** Goods, each with the shape it is drawn by. */
export const GOODS = [
  ["Stoneware mug", "cup"],
  ["Espresso cup", "cup"],
  ["Canvas tote", "bag"],
  ["Market basket", "bag"],
  ["Desk lamp", "lamp"],
  ["Reading lamp", "lamp"],
  ["Trail bottle", "bottle"],
  ["Olive oil 500 ml", "bottle"],
  ["Gift box", "parcel"],
  ["House blend 1 kg", "parcel"],
  ["Field notebook", "book"],
  ["Recipe book", "book"],
] as const;
export const PRODUCTS = GOODS.map(([name]) => name);

export const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

/** `count` different ones, in an order of the listing's own. */
export function some<T>(draw: Draw, from: readonly T[], count: number): T[] {
  const rest = [...from];
  return Array.from({ length: Math.min(count, rest.length) }, () =>
    rest.splice(draw.int(0, rest.length - 1), 1),
  ).flat();
}

/** Cents as units with two digits after the point, thousands grouped. */
export function money(cents: number): string {
  const units = Math.floor(cents / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ",");
  return `${units}.${(cents % 100).toString().padStart(2, "0")}`;
}

/** An amount between two numbers of units, with its cents. */
export const amount = (draw: Draw, from: number, to: number): string =>
  money(draw.int(from, to) * 100 + draw.int(0, 99));

export const day = (draw: Draw, month = "Oct"): string => `${draw.int(1, 28)} ${month}`;

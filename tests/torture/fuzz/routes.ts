import { readdirSync } from "node:fs";
import path from "node:path";

/** A route of the app tree as an address with its parameters: `/api/v1/orders/[order]`. */
export type FuzzRoute = { address: string; kind: "page" | "route" };

const APP = path.resolve(import.meta.dirname, "../../../app");

/** What Next makes of files that are no page and no route handler, and what it serves beside the tree. */
const OTHERS = [
  "/robots.txt",
  "/sitemap.xml",
  "/icon.svg",
  "/_next/image",
  "/_next/static/chunks/none.js",
  "/_next/data/none/en.json",
  "/favicon.ico",
  "/nothing",
];

/** Every address there is, from the tree itself, so that a new page is fuzzed from its first day. */
export function fuzzRoutes(): FuzzRoute[] {
  const files = readdirSync(APP, { recursive: true, encoding: "utf8" }).map((file) => file.split(path.sep).join("/"));
  const found = files.flatMap((file): FuzzRoute[] => {
    const name = path.posix.basename(file);
    if (name !== "page.tsx" && name !== "route.ts") return [];
    const words = path.posix
      .dirname(file)
      .split("/")
      .filter((word) => word !== "." && !/^\(.*\)$/.test(word));
    return [{ address: `/${words.join("/")}`, kind: name === "page.tsx" ? "page" : "route" }];
  });
  const others = OTHERS.map((address): FuzzRoute => ({ address, kind: "route" }));
  return [...found, ...others].sort((left, right) => left.address.localeCompare(right.address));
}

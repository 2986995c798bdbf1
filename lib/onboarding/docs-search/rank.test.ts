import { expect, it } from "vitest";
import { type DocsEntry, searchDocs, wordsOf } from "./rank";

const entry = (title: string, text = ""): DocsEntry => ({ href: `/${title}`, title, section: "Events", text });
const ENTRIES = [
  entry("Retries", "Sent again after order.created failed."),
  entry("order.created"),
  entry("order.updated"),
];

it("finds what is called so first, then what speaks of it, and only what holds every word", () => {
  expect(searchDocs(ENTRIES, "order.created").map(({ title }) => title)).toEqual(["order.created", "Retries"]);
  expect(searchDocs(ENTRIES, "order sent").map(({ title }) => title)).toEqual(["Retries"]);
  expect(searchDocs(ENTRIES, "refund")).toEqual([]);
  expect(searchDocs(ENTRIES, "  ")).toEqual([]);
});

it("reads names with their signs, in any width", () => {
  expect(wordsOf("Orders:Read, SEC-09 ｏｒｄｅｒ")).toEqual(["orders:read", "sec-09", "order"]);
});

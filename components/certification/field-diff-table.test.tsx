import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { versionContentSchema } from "@/lib/listings/schema";
import { staticPage } from "@/tests/support/static-page";
import { FieldDiffTable } from "./field-diff-table";

const PICTURE = "med_01kbd3t8c2f4m9v6x1q7z5r0ye";
const content = versionContentSchema.parse({
  name: "Tallyho",
  description: "Counts **orders**.",
  docsUrl: "https://tallyho.example/guide",
  supportHours: "see https://tallyho.example",
  screenshots: [{ mediaId: PICTURE, alt: "The list of orders" }],
});
const version = { number: "1.0.0", state: "in_review" } as const;
const html = await staticPage(<FieldDiffTable review={{ published: null, content, version }} />);

it("an address opens beside the review and does not tell where from", () => {
  expect(html).toContain(
    '<a href="https://tallyho.example/guide" class="break-all" target="_blank" rel="noopener noreferrer">',
  );
  expect(html).not.toContain('href="https://tallyho.example"');
});

it("a picture opens whole, and the description reads as customers read it", () => {
  expect(html).toMatch(new RegExp(`<a href="/api/media/${PICTURE}"[^>]*target="_blank"`));
  expect(html).toContain("The list of orders");
  expect(html).toContain("<strong>orders</strong>");
});

it("a description of an older version that is nested too deeply stands beside the new one, flat", async () => {
  const deep = readFileSync("tests/fixtures/cases/c02-description-3800-quotes.md", "utf8");
  const published = { number: "1.0.0", content: { ...content, description: deep } };
  const page = await staticPage(<FieldDiffTable review={{ published, content, version }} />);
  expect(page).toContain("A one-way feed for shops whose books are kept elsewhere.");
  expect(page).not.toContain("<blockquote>");
  expect(page).toContain("<strong>orders</strong>");
});

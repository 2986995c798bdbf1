import { expect, it } from "vitest";
import { speak } from "@/lib/platform/messages/speak";
import { monthlyRevenueSchema } from "./schema";

it.each([
  ["25,000", 2_500_000n],
  ["$25,000.50", 2_500_050n],
  ["12,50", 1250n],
])("reads a month's revenue %j as the price editor would", (text, minor) => {
  expect(monthlyRevenueSchema.parse(text)).toBe(minor);
});

it.each([
  ["a lot", "Enter an amount such as 1,900.50."],
  ["100,000,001", "At most $100,000,000."],
])("refuses %j in words", (text, sentence) => {
  expect(speak("en", monthlyRevenueSchema.safeParse(text).error?.issues[0]?.message ?? "")).toBe(sentence);
});

import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { emailText } from "../../lib/platform/text/email-address";
import { test } from "./support/test";

const cases = readFileSync("tests/cases/c07-addresses.txt", "utf8").trim().split("\n");
const more = ["o'brien@shop.example", "a@-shop.example", "a b@shop.example", "иван@shop.example", "nobody"];
/** What a browser's field takes and mail servers do not. */
const STRAY = ["a@localhost", ".a@shop.example", "a..b@shop.example", "a@1.2.3.4"];

test("what a browser's own field takes we take, but for stray dots and names without a domain", async ({ page }) => {
  const inBrowser = (addresses: string[]) =>
    page.evaluate((list) => {
      const field = Object.assign(document.createElement("input"), { type: "email" });
      return list.map((address) => {
        field.value = address;
        return field.validity.valid;
      });
    }, addresses);
  const list = [...cases, ...more];
  expect(await inBrowser(list)).toEqual(list.map((address) => emailText().safeParse(address).success));
  expect(await inBrowser(STRAY)).toEqual(STRAY.map(() => true));
  for (const address of STRAY) expect(emailText().safeParse(address).success).toBe(false);
});

import { describe, expect, it } from "vitest";
import { updatePartnerSchema } from "./schema";

const given = {
  partner: "ptn_x",
  seen: "x",
  name: " Tallyho ",
  supportEmail: "Help@Tallyho.Example",
  country: "",
  about: "",
};

describe("a partner's profile", () => {
  it.each([
    ["", ""],
    ["tallyho.example", "https://tallyho.example/"],
    ["https://tallyho.example/about", "https://tallyho.example/about"],
  ])("takes the website %j", (website, expected) => {
    expect(updatePartnerSchema.parse({ ...given, website })).toMatchObject({
      website: expected,
      name: "Tallyho",
      supportEmail: "help@tallyho.example",
    });
  });

  it.each([
    "http://tallyho.example",
    "javascript:alert(1)",
    "https://localhost",
    "not a site",
    "https://a.example/\u001ex",
  ])("refuses the website %j", (website) => {
    expect(updatePartnerSchema.safeParse({ ...given, website }).success).toBe(false);
  });
});

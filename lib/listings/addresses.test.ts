import { expect, it } from "vitest";
import { withStoredAddresses } from "./addresses";
import { storedContentSchema, versionContentSchema } from "./schema";

it("a copy of a version from before the rule can be saved again", () => {
  const old = storedContentSchema.parse({
    name: "Tallyho",
    endpointUrl: "https://a.example/x\u001ey",
    redirectUris: ["https://A.example/cb", "https://a.example/\u0007"],
    supportUrl: "",
  });
  expect(old.endpointUrl).toBe("https://a.example/x\u001ey");
  expect(versionContentSchema.safeParse(old).success).toBe(false);
  const copy = withStoredAddresses(old);
  expect(copy).toMatchObject({ endpointUrl: "", redirectUris: ["https://a.example/cb"], supportUrl: "" });
  expect(versionContentSchema.parse(copy)).toEqual(copy);
});

it("names every address field", () => {
  const urls = Object.keys(versionContentSchema.shape).filter((field) => field.endsWith("Url"));
  const old = storedContentSchema.parse({
    name: "Tallyho",
    ...Object.fromEntries(urls.map((field) => [field, "https://A.example"])),
  });
  expect(JSON.stringify(withStoredAddresses(old))).not.toContain("A.example");
  expect(urls).toHaveLength(8);
});

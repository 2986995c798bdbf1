import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { personNameSchema } from "@/lib/accounts/schema";
import { setupSchema } from "@/lib/accounts/setup/schema";
import { createWorkspaceSchema } from "@/lib/accounts/workspaces/schema";
import { createWorkspaceByKeySchema } from "@/lib/authorization/schema";
import { createPlatformKeySchema } from "@/lib/clients/keys/schema";
import { whiteLabelSchema } from "@/lib/installs/schema";
import { versionContentSchema } from "@/lib/listings/schema";
import { registerPartnerSchema } from "@/lib/onboarding/schema";
import { updatePartnerSchema } from "@/lib/partners/schema";

describe("every name of the product", () => {
  const seen = "Tally\u202e\u200bho\u2066";
  // An address in no form holds a name: these are the schemas that write one.
  it.each<[string, z.ZodType, string]>([
    ["a person", personNameSchema, seen],
    ["a workspace", createWorkspaceSchema.shape.name, seen],
    ["a workspace made by the API", createWorkspaceByKeySchema.shape.name, seen],
    ["a company", registerPartnerSchema.shape.name, seen],
    ["a company, changed", updatePartnerSchema.shape.name, seen],
    ["the marketplace", setupSchema.shape.marketplace, seen],
    ["a platform key", createPlatformKeySchema.shape.name, seen],
    ["a listing", versionContentSchema.shape.name, seen],
    ["a maintainer", versionContentSchema.shape.maintainer, seen],
    ["a white-label name of a partner", versionContentSchema.shape.whiteLabelName, seen],
    ["a white-label name of a workspace", whiteLabelSchema.shape.name, seen],
  ])("%s holds nothing that turns the direction or is not seen", (_, name, typed) => {
    expect(name.parse(typed)).toBe("Tallyho");
  });
});

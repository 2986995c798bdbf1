import { readFile, writeFile } from "node:fs/promises";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { objectsText } from "../../scripts/lib/objects.ts";
import { inRoot } from "../../scripts/lib/paths.ts";
import { testDatabase } from "../support/database-env.ts";
import { type Comparison, compareObjects } from "../support/objects.ts";

const file = inRoot("prisma/objects.sql");

describe("a fresh database", () => {
  let found: Comparison;
  beforeAll(async () => {
    found = await compareObjects(inject("testServer").superuser, testDatabase().owner);
    if (process.env.WRITE_OBJECTS === "on") await writeFile(file, objectsText(found.onlyMigrated));
  });

  it("has beyond the schema files what prisma/objects.sql lists, and nothing else", async () => {
    expect(objectsText(found.onlyMigrated)).toBe(await readFile(file, "utf8"));
  });

  it("has everything that the schema files say", () => {
    expect(objectsText(found.onlySchema)).toBe(objectsText(new Map()));
  });
});

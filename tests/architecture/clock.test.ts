import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { isTest, ROOT, sourcesUnder } from "./sources";

// Business time by `getBusinessTime` and `(SELECT business_now())`; real time only for what guards. docs/decisions/2026-12-01-one-clock.md.

const lib = sourcesUnder("lib").filter(({ file }) => !isTest(file));

/** What goes by real time in SQL, by the words of its line: leases, heartbeats, sessions, tokens, guesses, ids. */
const REAL =
  /lease_until|heartbeat|seen_at|stuck_since|oauth_artifact|consumed_at|expires_at|ReplayDetection|issuedAt|session|totp_at|idempotency_key|rate_limit|ensure_partitions|cache_tag|changed_at|SETUP_SECONDS|doneAt|expiresIn|created_at > clock_timestamp|AS (real|now)\b/;

/** Where our own processes measure, or what a browser or another system compares with its own clock. */
const PROCESS_CLOCKS: Readonly<Record<string, string>> = {
  "lib/platform/cache/cache-start.ts": "tags newer than a build, by the real time both were written",
  "lib/platform/cache/cache-call.ts": "the age of a signed call",
  "lib/platform/ids.ts": "ids",
  "lib/authorization/interactions/mutations.ts": "what is left of an interaction's token",
  "lib/webhooks/engine/delivery-engine.ts": "signatures, which receivers compare with their own clocks",
  "lib/webhooks/engine/mutations.ts": "how far this process's clock is from the database's",
  "lib/webhooks/attempts/attempt-writer.ts": "how long a batch waits",
};

describe("one clock", () => {
  it("no SQL of the product asks for the time by now()", () => {
    const stray = lib.flatMap(({ file, text }) =>
      text
        .split("\n")
        .filter((line) => /(?<![\w.#])now\(\)(?!:)|CURRENT_TIMESTAMP|current_timestamp/.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(stray).toEqual([]);
  });

  it("real time in SQL stands beside what guards", () => {
    const stray = lib.flatMap(({ file, text }) =>
      text
        .split("\n")
        .filter((line) => /(statement|clock|transaction)_timestamp\(\)/.test(line) && !REAL.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(stray).toEqual([]);
  });

  it("business time in SQL is asked once a statement", () => {
    const bare = lib.flatMap(({ file, text }) =>
      file === "lib/platform/time.ts"
        ? []
        : [...text.matchAll(/business_now\(\)/g)]
            .filter(({ index }) => !text.slice(0, index).endsWith("(SELECT "))
            .map(({ index }) => `${file}: ${text.slice(index - 40, index + 20)}`),
    );
    expect(bare).toEqual([]);
  });

  it("a process asks its own clock only where that is the point", () => {
    const asking = lib.filter(({ text }) => /\bDate\.now\(\)|new Date\(\)/.test(text)).map(({ file }) => file);
    expect(asking.sort()).toEqual(Object.keys(PROCESS_CLOCKS).sort());
  });

  it("pages and components take business time from what they show; a browser's clock only measures", () => {
    const server = sourcesUnder("app", "components").filter(
      ({ file, text }) =>
        !isTest(file) && !/^["']use client["']/m.test(text) && /\bDate\.now\(\)|new Date\(\)/.test(text),
    );
    const inBrowser = ["components/listings/editor/kept-text.ts"];
    expect(server.map(({ file }) => file).filter((file) => !inBrowser.includes(file))).toEqual([]);
  });

  it("columns that default to real time are those of what guards", () => {
    const folder = path.join(ROOT, "prisma/schema");
    const real = readdirSync(folder).flatMap((name) =>
      readFileSync(path.join(folder, name), "utf8")
        .split(/(?=^model )/m)
        .filter((block) => block.includes("@default(now())"))
        .map((block) => /^model (\w+)/.exec(block)?.[1]),
    );
    expect(real.sort()).toEqual(
      [
        "BusinessClock",
        "CacheTag",
        "EmailToken",
        "IdempotencyKey",
        "OAuthArtifact",
        "ProcessHeartbeat",
        "Session",
        "Setting",
        "SigningKey",
        "StaffMember",
      ].sort(),
    );
  });
});

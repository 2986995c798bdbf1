import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { completed, missingOptional, platformOf } from "./lockfile.ts";
import { inRoot } from "./paths.ts";

describe("platformOf", () => {
  it.each([
    ["@biomejs/cli-darwin-arm64", { os: ["darwin"], cpu: ["arm64"] }],
    ["@next/swc-win32-x64-msvc", { os: ["win32"], cpu: ["x64"] }],
    ["@oxc-parser/binding-linux-arm-musleabihf", { os: ["linux"], cpu: ["arm"], libc: ["musl"] }],
    ["@swc/core-linux-s390x-gnu", { os: ["linux"], cpu: ["s390x"], libc: ["glibc"] }],
    ["@tailwindcss/oxide-wasm32-wasi", { cpu: ["wasm32"] }],
    ["fsevents", undefined],
  ])("%s", (name, expected) => expect(platformOf(name)).toEqual(expected));
});

it("adds what is missing and leaves the rest alone", () => {
  const packages = {
    "": {},
    "node_modules/a": { dev: true, optionalDependencies: { "a-linux-x64": "1.0.0", "a-darwin-x64": "1.0.0" } },
    "node_modules/a/node_modules/a-linux-x64": { version: "1.0.0" },
  };
  expect(completed(packages)).toEqual({
    ...packages,
    "node_modules/a-darwin-x64": { version: "1.0.0", os: ["darwin"], cpu: ["x64"], dev: true, optional: true },
  });
});

it("finds this project's lock file complete (npm run lockfile completes it)", () => {
  const lock: { packages: Parameters<typeof missingOptional>[0] } = JSON.parse(
    readFileSync(inRoot("package-lock.json"), "utf8"),
  );
  expect(missingOptional(lock.packages)).toEqual([]);
});

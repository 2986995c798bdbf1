import { readFileSync } from "node:fs";
import { inRoot } from "./paths.ts";

/** The name of every setting, as `.env.example` lists them. */
export function settingNames(): string[] {
  return [...readFileSync(inRoot(".env.example"), "utf8").matchAll(/^#([A-Z_]+)=/gm)].map(([, name = ""]) => name);
}

/**
 * The settings of a stack that a test starts: what the test states and nothing else. The shell's and those of `.env` are of the Patchbay that
 * runs here already; with its ports, its database or its mail server the test would be in its way. Empty is unset, and wins over `.env`.
 */
export function testSettings(stated: Readonly<Record<string, string>>): Record<string, string> {
  const none = Object.fromEntries(settingNames().map((name) => [name, ""]));
  return { ...none, PATCHBAY_MODE: "demo", PATCHBAY_THROW_AWAY: "on", ...stated };
}

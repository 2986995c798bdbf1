import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** Repository root. */
export const ROOT = path.resolve(import.meta.dirname, "../..");

const SKIP = new Set(["node_modules", ".next", ".data", ".git", "generated", "test-results", "playwright-report"]);

function walk(folder: string, found: string[]): void {
  for (const entry of readdirSync(folder)) {
    if (SKIP.has(entry) || entry.startsWith(".next")) continue;
    const full = path.join(folder, entry);
    if (statSync(full).isDirectory()) walk(full, found);
    else if (/\.(ts|tsx|mjs)$/.test(entry) && entry !== "next-env.d.ts") found.push(path.relative(ROOT, full));
  }
}

/** One import that is still there at run time, or one of types alone. Without names it takes the module, its default, or loads it later. */
export type Import = { from: string; names: string[]; typeOnly: boolean };

/** One source file: its path from the root, its text, and what it imports as root paths (packages by name). */
export type Source = { file: string; text: string; imports: string[]; statements: Import[] };

function resolve(file: string, specifier: string): string {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  if (specifier.startsWith(".")) return path.join(path.dirname(file), specifier);
  return specifier;
}

function importsOf(file: string, text: string): string[] {
  const pattern = /(?:from|import|import\()\s*["']([^"']+)["']/g;
  return [...text.matchAll(pattern)].map((match) => resolve(file, match[1] ?? ""));
}

const STATEMENT = /^(?:import|export)\s+(type\s+)?([^;"']*?)\s*from\s*["']([^"']+)["']/gm;
const BARE_OR_LATER = /^import\s+["']([^"']+)["']|(?<!typeof )\bimport\(\s*["']([^"']+)["']/gm;

function statementsOf(file: string, text: string): Import[] {
  const named = [...text.matchAll(STATEMENT)].map(([, type, clause = "", specifier = ""]) => {
    const braces = /\{([^}]*)\}/.exec(clause)?.[1] ?? "";
    const inside = braces
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "");
    const whole = clause.replace(/\{[^}]*\}/, "").replaceAll(/[,\s]/g, "") !== "";
    const names = inside.filter((name) => !name.startsWith("type "));
    const typeOnly = type !== undefined || (!whole && inside.length > 0 && names.length === 0);
    return { from: resolve(file, specifier), names: whole ? [] : names, typeOnly };
  });
  const others = [...text.matchAll(BARE_OR_LATER)].map(([, bare, later]) => bare ?? later ?? "");
  return [...named, ...others.map((specifier) => ({ from: resolve(file, specifier), names: [], typeOnly: false }))];
}

/** Every source file under the given top-level folders. */
export function sourcesUnder(...folders: string[]): Source[] {
  const files: string[] = [];
  for (const folder of folders) {
    const full = path.join(ROOT, folder);
    if (statSync(full, { throwIfNoEntry: false })?.isDirectory()) walk(full, files);
  }
  return files.sort().map((file) => {
    const text = readFileSync(path.join(ROOT, file), "utf8");
    return { file, text, imports: importsOf(file, text), statements: statementsOf(file, text) };
  });
}

/** Whether a file is a test or lives with them. */
export function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file) || file.startsWith("tests/");
}

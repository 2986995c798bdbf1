import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { DEFAULT_LOCALE, type Locale } from "./locales";

/** A tree of message texts: `messages/<locale>/<namespace>.json` becomes `{ [namespace]: … }`. */
export interface MessageTree {
  readonly [key: string]: string | MessageTree;
}

interface Loaded {
  readonly stamp: string;
  readonly messages: MessageTree;
}

const loaded = new Map<Locale, Loaded>();

/** True for a JSON value that holds only texts and trees of texts. */
export function isMessageTree(value: unknown): value is MessageTree {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((entry) => typeof entry === "string" || isMessageTree(entry));
}

/** Namespaces of surfaces that are English for everybody: the partner portal, the console, staff and programs. */
export const ENGLISH_ONLY: readonly string[] = ["portal", "portalMail"];

/**
 * All messages of a language, one namespace a file; those of English surfaces are English in every language. Synchronous reading on purpose: it counts as static during a
 * prerender, where an asynchronous read would make the page dynamic. In production a language is read once; elsewhere a
 * changed file is read again at its next use.
 */
export function loadMessages(locale: Locale): MessageTree {
  const before = loaded.get(locale);
  if (before && process.env.NODE_ENV === "production") return before.messages;
  const folder = path.join(process.cwd(), "messages", locale);
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort();
  const stamp = files.map((name) => `${name}:${statSync(path.join(folder, name)).mtimeMs}`).join();
  const known = loaded.get(locale);
  if (known?.stamp === stamp) return known.messages;
  const messages: Record<string, MessageTree> = {};
  if (locale !== DEFAULT_LOCALE) {
    const english = loadMessages(DEFAULT_LOCALE);
    for (const name of ENGLISH_ONLY) Object.assign(messages, { [name]: english[name] });
  }
  for (const name of files) {
    const parsed: unknown = JSON.parse(readFileSync(path.join(folder, name), "utf8"));
    if (!isMessageTree(parsed)) throw new Error(`messages/${locale}/${name} must hold only texts and groups of texts.`);
    messages[name.slice(0, -".json".length)] = parsed;
  }
  loaded.set(locale, { stamp, messages });
  return messages;
}

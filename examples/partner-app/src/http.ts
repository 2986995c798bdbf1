import type { IncomingMessage, ServerResponse } from "node:http";
import type { Html } from "./html.ts";
import { isRecord, type JsonRecord, parseJson } from "./json.ts";

/** What a person can press next when something did not work. */
export type NextStep = "install" | "settings" | "activity";

/** An answer decided deep inside; `app.ts` turns it into a page with the next step, or JSON. */
export class HttpError extends Error {
  readonly status: number;
  readonly next: NextStep;
  constructor(status: number, message: string, next: NextStep = "activity") {
    super(message);
    this.status = status;
    this.next = next;
  }
}

/** Nothing is loaded from elsewhere, nothing runs in the browser, nobody may frame the pages. */
const PAGE_HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "content-security-policy":
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  // Other sites learn nothing. Not "no-referrer": browsers then send "Origin: null" with our own forms, which guard.ts refuses.
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
};

/** Answers with a page. */
export function sendPage(res: ServerResponse, status: number, page: Html): void {
  res.writeHead(status, PAGE_HEADERS).end(page.text);
}

/** Answers with JSON. */
export function sendJson(res: ServerResponse, status: number, body: unknown): void {
  const headers = { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" };
  res.writeHead(status, headers).end(`${JSON.stringify(body)}\n`);
}

/** Sends the browser on with GET. */
export function sendRedirect(res: ServerResponse, location: string, headers: Record<string, string> = {}): void {
  res.writeHead(303, { ...headers, location, "cache-control": "no-store" }).end();
}

/** True when the caller is a program: it sent JSON or asks for JSON. */
export function wantsJson(req: IncomingMessage): boolean {
  return isJson(req) || (req.headers.accept ?? "").includes("application/json");
}

/** The raw body. @throws HttpError 413 beyond `limit` bytes; the rest stays unread, so that an answer can still be sent. */
export async function readBody(req: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > limit) throw new HttpError(413, `The body is larger than ${limit} bytes.`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** The fields of a form or of a JSON object; an empty body has none. @throws HttpError 400 or 413. */
export async function readFields(req: IncomingMessage): Promise<JsonRecord> {
  const text = (await readBody(req, 64 * 1024)).toString("utf8");
  if (text.trim() === "") return {};
  if (!isJson(req)) return Object.fromEntries(new URLSearchParams(text));
  const body = parseJson(text);
  if (!isRecord(body)) throw new HttpError(400, "The body must be a JSON object.");
  return body;
}

function isJson(req: IncomingMessage): boolean {
  return (req.headers["content-type"] ?? "").startsWith("application/json");
}

/** The value of one cookie, or null. */
export function cookie(req: IncomingMessage, name: string): string | null {
  for (const pair of (req.headers.cookie ?? "").split(";")) {
    const [key, value] = pair.trim().split("=", 2);
    if (key === name && value !== undefined) return value;
  }
  return null;
}

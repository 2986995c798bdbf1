import { Resolver } from "node:dns/promises";
import { guardedRequest } from "@/lib/platform/http/guarded-request";
import { fileAddress, isLoopback, recordName } from "./domain-name";

/** How the outside is asked; tests bring their own. */
export type ProofSources = {
  /** Every TXT record of a name, chunks joined; throws when there is none. */
  resolveTxt: (name: string) => Promise<string[]>;
  /** The file's text, or why it could not be read. */
  readFile: (url: string) => Promise<{ ok: true; status: number; text: string } | { ok: false; why: string }>;
};

/** What a check saw, in a person's words; `method` says which proof was found. */
export type ProofResult = { method: "dns" | "file" | null; seen: string };

const DNS_TIMEOUT_MS = 3_000;

async function resolveTxt(name: string): Promise<string[]> {
  const records = await new Resolver({ timeout: DNS_TIMEOUT_MS, tries: 2 }).resolveTxt(name);
  return records.map((chunks) => chunks.join(""));
}

async function readFile(url: string): Promise<Awaited<ReturnType<ProofSources["readFile"]>>> {
  const answer = await guardedRequest({ method: "GET", url, timeoutMs: 5_000, maxBytes: 4_096 });
  return answer.ok ? { ok: true, status: answer.status, text: answer.body } : { ok: false, why: answer.detail };
}

const REAL_SOURCES: ProofSources = { resolveTxt, readFile };

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}

async function lookAtDns(
  domain: string,
  token: string,
  sources: ProofSources,
): Promise<{ found: boolean; seen: string }> {
  const name = recordName(domain);
  try {
    const records = await sources.resolveTxt(name);
    if (records.some((record) => record.trim() === token))
      return { found: true, seen: `The TXT record ${name} holds the token.` };
    return {
      found: false,
      seen: `${name} has ${records.length} TXT record(s), none with the token; the first is "${shorten(records[0] ?? "")}".`,
    };
  } catch {
    return { found: false, seen: `${name} has no TXT record that we can see.` };
  }
}

async function lookAtFile(
  domain: string,
  token: string,
  sources: ProofSources,
): Promise<{ found: boolean; seen: string }> {
  const url = fileAddress(domain);
  const answer = await sources.readFile(url);
  if (!answer.ok) return { found: false, seen: `${url} could not be read: ${answer.why}` };
  if (answer.status !== 200) return { found: false, seen: `${url} answered with status ${answer.status}.` };
  if (answer.text.trim() === token) return { found: true, seen: `The file ${url} holds the token.` };
  return { found: false, seen: `${url} holds "${shorten(answer.text)}" instead of the token.` };
}

/** Looks for the token in DNS and in the well-known file; either proves the domain. Never throws. */
export async function lookForProof(
  domain: string,
  token: string,
  sources: ProofSources = REAL_SOURCES,
): Promise<ProofResult> {
  const dns = isLoopback(domain) ? null : await lookAtDns(domain, token, sources);
  if (dns?.found) return { method: "dns", seen: dns.seen };
  const file = await lookAtFile(domain, token, sources);
  if (file.found) return { method: "file", seen: file.seen };
  return { method: null, seen: [dns?.seen, file.seen].filter(Boolean).join(" ") };
}

import { gzipSync } from "node:zlib";
import autocannon from "autocannon";
import { Pool } from "undici";

/** As many connections as a busy page has. */
export const CONNECTIONS = 16;

/** Requests a second of some addresses in turn. Throws when anything but 200 comes back: a fast error is no page. */
export async function rate(urls: readonly string[], seconds: number): Promise<number> {
  const [first = ""] = urls;
  const { origin } = new URL(first);
  const requests = urls.map((url) => ({ method: "GET" as const, path: url.slice(origin.length) }));
  const result = await autocannon({ url: origin, connections: CONNECTIONS, duration: seconds, requests });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${first}: ${result.non2xx} other answers, ${result.errors} errors.`);
  return result.requests.total / result.duration;
}

/**
 * Pages a second of some addresses in turn, for pages that take long: what is under way at the end is waited for and counts. autocannon drops
 * it, which at 16 connections and half a second a page is a quarter of a short slice. Throws when anything but 200 comes back.
 */
export async function slowRate(urls: readonly string[], seconds: number): Promise<number> {
  const [first = ""] = urls;
  const { origin } = new URL(first);
  const pool = new Pool(origin, { connections: CONNECTIONS });
  try {
    return await rateOf(async (turn) => {
      const path = urls[turn % urls.length]?.slice(origin.length) ?? "/";
      const { statusCode, body } = await pool.request({ method: "GET", path });
      await body.dump({ limit: Number.MAX_SAFE_INTEGER });
      if (statusCode !== 200) throw new Error(`${path} answered ${statusCode}.`);
    }, seconds);
  } finally {
    await pool.close();
  }
}

/** Answers a second of some work, at the same number at once. */
export async function rateOf(work: (turn: number) => Promise<unknown>, seconds: number): Promise<number> {
  const begun = performance.now();
  const end = begun + seconds * 1_000;
  let begunWork = 0;
  let done = 0;
  const lane = async () => {
    while (performance.now() < end) {
      begunWork += 1;
      await work(begunWork - 1);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  return done / ((performance.now() - begun) / 1_000);
}

/** Slices of one measurement in turns, and seconds of each. */
const SLICES = 3;
const SLICE_SECONDS = 3;

/**
 * Rates of things to compare, measured in short slices by turns: on a shared machine seconds differ by a third, and so both sides get the
 * good and the bad ones. Each part answers a rate for the seconds it is given.
 */
export async function inTurns(parts: ReadonlyArray<(seconds: number) => Promise<number>>): Promise<number[]> {
  const sums = parts.map(() => 0);
  for (let slice = 0; slice < SLICES; slice++)
    for (const [index, part] of parts.entries()) sums[index] = (sums[index] ?? 0) + (await part(SLICE_SECONDS));
  return sums.map((sum) => sum / SLICES);
}

/** A page as the browser gets it. */
export async function textOf(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return response.text();
}

/** Bytes of gzipped script that a page loads, without what only old browsers take. */
export async function scriptBytes(url: string): Promise<number> {
  const html = await textOf(url);
  const tags = [...html.matchAll(/<script\b[^>]*\ssrc="([^"]+)"[^>]*>/g)].filter(([tag]) => !/\snomodule/i.test(tag));
  const sources = new Set(tags.map(([, source = ""]) => new URL(source, url).href));
  let bytes = 0;
  for (const source of sources) bytes += gzipSync(await textOf(source)).length;
  return bytes;
}

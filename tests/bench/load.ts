import { gzipSync } from "node:zlib";
import autocannon from "autocannon";

/** As many connections as a busy page has, and seconds of each measurement. */
export const CONNECTIONS = 16;
const SECONDS = 5;

/** Requests a second of some addresses in turn. Throws when anything but 200 comes back: a fast error is no page. */
export async function rate(urls: readonly string[], seconds = SECONDS): Promise<number> {
  const [first = ""] = urls;
  const { origin } = new URL(first);
  const requests = urls.map((url) => ({ method: "GET" as const, path: url.slice(origin.length) }));
  const result = await autocannon({ url: origin, connections: CONNECTIONS, duration: seconds, requests });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${first}: ${result.non2xx} other answers, ${result.errors} errors.`);
  return result.requests.total / result.duration;
}

/** Answers a second of some work, at the same number at once. */
export async function rateOf(work: (turn: number) => Promise<unknown>, seconds = SECONDS): Promise<number> {
  const begun = performance.now();
  const end = begun + seconds * 1_000;
  let done = 0;
  const lane = async () => {
    while (performance.now() < end) {
      await work(done);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  return done / ((performance.now() - begun) / 1_000);
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

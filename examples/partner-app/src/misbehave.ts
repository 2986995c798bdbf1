import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { SwitchBoard } from "./switches.ts";

const MEGABYTE = Buffer.alloc(1024 * 1024, "x");

/** Answers a delivery badly if a switch says so; true when it has answered, or never will. Not for your app. */
export async function misbehave(switches: SwitchBoard, res: ServerResponse): Promise<boolean> {
  if (switches.isOn("slow")) await sleep(switches.amount("slow"));
  if (switches.isOn("never-ack")) return true;
  if (switches.isOn("hang-up")) return done(() => res.destroy());
  if (switches.take("fail-next")) return done(() => res.writeHead(500).end("Failing on request."));
  if (switches.isOn("status-500")) return done(() => res.writeHead(500).end("Failing on request."));
  if (switches.isOn("status-410")) return done(() => res.writeHead(410).end());
  if (switches.isOn("status-429")) {
    return done(() => res.writeHead(429, { "retry-after": String(switches.amount("status-429")) }).end());
  }
  // A cloud's metadata address: a platform that follows redirects would hand out its own secrets.
  if (switches.isOn("redirect")) return done(() => res.writeHead(302, { location: "http://169.254.169.254/" }).end());
  if (switches.isOn("huge-body")) return flood(res);
  if (switches.isOn("drip-body")) return drip(res);
  return false;
}

function done(answer: () => void): true {
  answer();
  return true;
}

async function flood(res: ServerResponse): Promise<true> {
  const megabytes = Array.from({ length: 64 }, () => MEGABYTE);
  await pipeline(Readable.from(megabytes), res).catch(() => undefined);
  return true;
}

async function drip(res: ServerResponse): Promise<true> {
  res.writeHead(200);
  while (!res.destroyed) {
    res.write(".");
    await sleep(200);
  }
  return true;
}

import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { say } from "@/lib/platform/messages/said";
import { pool } from "../db";
import { AppError } from "../errors";
import { networkOf } from "./client-address";

/** Everything that guesses or floods: points per seconds. Keys name who is counted. */
const LIMITS = {
  "sign-in.known": { points: 8, seconds: 600 },
  "sign-in.stranger": { points: 8, seconds: 600 },
  "sign-in.account": { points: 60, seconds: 3600 },
  "sign-in.address": { points: 60, seconds: 600 },
  "sign-up.address": { points: 20, seconds: 3600 },
  "password.prove": { points: 8, seconds: 600 },
  "password-reset.account": { points: 4, seconds: 3600 },
  "email.send": { points: 20, seconds: 3600 },
  "token.open": { points: 60, seconds: 600 },
  "setup.token": { points: 10, seconds: 600 },
  "totp.person": { points: 6, seconds: 300 },
  // A code has a million values and three are right at a time: thirty wrong ones a day guess one in about thirty years.
  "totp.day": { points: 30, seconds: 86_400 },
  "oauth.token": { points: 600, seconds: 60 },
  "oauth.authorize": { points: 120, seconds: 60 },
  "api.installation": { points: 600, seconds: 60 },
  "api.key": { points: 6000, seconds: 60 },
  "api.anonymous": { points: 120, seconds: 60 },
  "search.address": { points: 240, seconds: 60 },
  "find.person": { points: 240, seconds: 60 },
  "review.person": { points: 12, seconds: 3600 },
  "endpoint.test": { points: 30, seconds: 300 },
  "check.partner": { points: 60, seconds: 300 },
  "domain.check": { points: 30, seconds: 300 },
  "media.partner": { points: 120, seconds: 3600 },
} as const;

export type LimitName = keyof typeof LIMITS;

/** What is left, for the RateLimit headers; `resetSeconds` until the window starts again. */
export type LimitState = { limit: number; remaining: number; resetSeconds: number };

/** How many calls a limit allows in how many seconds, for the documentation. */
export function limitOf(name: LimitName): { points: number; seconds: number } {
  return LIMITS[name];
}

const limiters = new Map<LimitName, RateLimiterPostgres>();

function limiterFor(name: LimitName): RateLimiterPostgres {
  const existing = limiters.get(name);
  if (existing) return existing;
  const { points, seconds } = LIMITS[name];
  const limiter = new RateLimiterPostgres({
    storeClient: pool(),
    tableName: "rate_limit",
    tableCreated: true,
    keyPrefix: name,
    points,
    duration: seconds,
    clearExpiredByTimeout: false,
    // When the database is away, count in this process rather than refuse or let everything through.
    insuranceLimiter: new RateLimiterMemory({ points, duration: seconds, keyPrefix: name }),
  });
  limiters.set(name, limiter);
  return limiter;
}

function toState(name: LimitName, result: RateLimiterRes): LimitState {
  return {
    limit: LIMITS[name].points,
    remaining: Math.max(0, result.remainingPoints),
    resetSeconds: Math.max(1, Math.ceil(result.msBeforeNext / 1000)),
  };
}

/** Takes one point; `allowed` false when none is left. */
export async function takePoint(name: LimitName, key: string): Promise<LimitState & { allowed: boolean }> {
  try {
    return { ...toState(name, await limiterFor(name).consume(key)), allowed: true };
  } catch (error) {
    if (error instanceof RateLimiterRes) return { ...toState(name, error), allowed: false };
    throw error;
  }
}

/** Takes one point or throws `rate_limited`. */
export async function takePointOrThrow(name: LimitName, key: string): Promise<void> {
  const state = await takePoint(name, key);
  if (!state.allowed)
    throw new AppError("rate_limited", {
      sentence: say("refusals.tooManyTries", { resetSeconds: state.resetSeconds }),
    });
}

/** The count of the caller's network; none where the address is not known (`direct`). */
export function countsOfAddress(name: LimitName, address: string): Counted[] {
  return address === "direct" ? [] : [[name, networkOf(address)]];
}

/** Takes one point of the caller's network or throws `rate_limited`; `direct` (the address is not known) is never counted. */
export async function takeAddressPointOrThrow(name: LimitName, address: string): Promise<void> {
  for (const [limit, key] of countsOfAddress(name, address)) await takePointOrThrow(limit, key);
}

/** A limit and who is counted under it. */
export type Counted = readonly [name: LimitName, key: string];

/**
 * Counts a guess at a secret under every limit, then lets `judge` say whether it was right; a right one is given back, so that limits
 * count wrong guesses only. Counted first: of many at once none gets a try beyond the limit. Throws `rate_limited`.
 */
export async function countWrong(counts: readonly Counted[], judge: () => Promise<boolean>): Promise<boolean> {
  for (const [name, key] of counts) await takePointOrThrow(name, key);
  const right = await judge();
  if (right) await Promise.all(counts.map(([name, key]) => limiterFor(name).reward(key, 1)));
  return right;
}

import type { VersionContent } from "@/lib/listings/schema";
import type { ListingType } from "@/lib/listings/types";
import type { GuardedError, GuardPolicy } from "@/lib/platform/http/types";
import type { Judgement } from "../types";

/** One request of a probe and what came back. */
export type Hop = { url: string; status: number; location: string | null };

/**
 * What became of one address. `unreachable` is the partner's; `ours` means that we could not look (our network, our clock, our code) and
 * is never held against the partner.
 */
export type Probe =
  | { kind: "answered"; hops: Hop[]; status: number; contentType: string; excerpt: string; durationMs: number }
  | { kind: "unreachable"; error: GuardedError; detail: string; durationMs: number }
  | { kind: "ours"; detail: string; durationMs: number };

export type Probes = ReadonlyMap<string, Probe>;

/** Asks every address at once and ends in bounded time; never throws. Tests inject their own. */
export type Prober = (urls: readonly string[]) => Promise<Probes>;

/** Everything a check judges by. */
export type CheckContext = {
  content: VersionContent;
  type: ListingType;
  /** Nothing of this listing was published before. */
  isFirst: boolean;
  /** Domains the partner has proven. */
  domains: readonly string[];
  policy: GuardPolicy;
  probes: Probes;
};

/** A machine rule: which addresses it needs asked, and the judgement. Both are pure. */
export type Check = {
  urls?: (content: VersionContent) => string[];
  judge: (context: CheckContext) => Judgement;
};

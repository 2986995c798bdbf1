import type { GuardedError } from "@/lib/platform/http/types";
import type { EvidenceItem, Judgement } from "../types";
import { maskText } from "./mask";
import type { CheckContext, Probe } from "./types";

/** Errors of our own machine, whatever was asked: no route, no ports, no name server. */
const OUR_ERRORS =
  /EAI_AGAIN|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|EMFILE|ENFILE|ENOBUFS|ETIMEOUT|ESERVFAIL|name was not found within/;

/** Whether a failure says something about us at once. The rest is settled by asking an address that surely answers. */
export function isSurelyOurs(detail: string): boolean {
  return OUR_ERRORS.test(detail);
}

/** Whether a failure may also mean that we have no way out, so that it needs a second opinion. */
export function needsSecondOpinion(error: GuardedError): boolean {
  return error === "dns" || error === "connect" || error === "timeout";
}

export function pass(message: string, evidence: EvidenceItem[] = []): Judgement {
  return { result: "pass", message, evidence };
}

export function fail(message: string, evidence: EvidenceItem[] = []): Judgement {
  return { result: "fail", message, evidence };
}

export function notJudged(message: string, evidence: EvidenceItem[] = []): Judgement {
  return { result: "not_judged", message, evidence };
}

/** Passes when nothing is missing, else says what is. */
export function complete(missing: readonly string[], whenComplete: string): Judgement {
  return missing.length === 0 ? pass(whenComplete) : fail(`Missing: ${missing.join(", ")}.`);
}

const REASONS: Readonly<Record<GuardedError, string>> = {
  refused_address: "may not be called",
  dns: "has a name that does not exist",
  connect: "does not accept connections",
  tls: "has a certificate or encryption that cannot be trusted",
  timeout: "did not answer in time",
  too_large: "answered with more than we read",
  protocol: "did not answer in HTTP",
};

function evidenceOf(label: string, url: string, probe: Probe): EvidenceItem {
  const request = `GET ${maskText(url)}`;
  if (probe.kind !== "answered")
    return { label, request, response: maskText(probe.detail), durationMs: probe.durationMs };
  const lines = probe.hops.map((hop) => `${hop.status}${hop.location ? ` to ${hop.location}` : ""}`);
  const head = [...lines, probe.contentType].filter((line) => line !== "").join("\n");
  return { label, request, response: maskText(`${head}\n${probe.excerpt}`.trim()), durationMs: probe.durationMs };
}

/** What an answer must be: a page, or any sign that something is there. */
export type Expectation = "page" | "anything";

type One = { url: string; verdict: "good" | "bad" | "unknown"; sentence: string; evidence: EvidenceItem };

function verdictOf(
  probe: Extract<Probe, { kind: "answered" }>,
  expects: Expectation,
): Pick<One, "verdict" | "sentence"> {
  const { status } = probe;
  if (status >= 500) return { verdict: "bad", sentence: `answers with an error (${status})` };
  if (expects === "anything" || (status >= 200 && status < 300))
    return { verdict: "good", sentence: `answers (${status})` };
  if (status >= 300 && status < 400) return { verdict: "bad", sentence: "redirects more than 3 times, or to nowhere" };
  // Pages guarded against robots answer so; a person can open them.
  if ([401, 403, 429].includes(status))
    return { verdict: "unknown", sentence: `does not let our check in (${status})` };
  return { verdict: "bad", sentence: `answers ${status}` };
}

function judgeOne(label: string, url: string, expects: Expectation, context: CheckContext): One {
  const probe = context.probes.get(url);
  if (!probe)
    return {
      url,
      verdict: "unknown",
      sentence: "was not asked this time",
      evidence: { label, request: `GET ${maskText(url)}` },
    };
  const evidence = evidenceOf(label, url, probe);
  if (probe.kind === "ours")
    return { url, verdict: "unknown", sentence: "could not be asked, which is our fault and not yours", evidence };
  if (probe.kind === "unreachable") return { url, verdict: "bad", sentence: REASONS[probe.error], evidence };
  return { url, ...verdictOf(probe, expects), evidence };
}

/** Judges addresses together: one bad one fails, one that could not be judged leaves the rule not judged. */
export function judgeAddresses(
  addresses: ReadonlyArray<{ label: string; url: string }>,
  expects: Expectation,
  context: CheckContext,
): Judgement {
  const judged = addresses.map(({ label, url }) => ({ label, ...judgeOne(label, url, expects, context) }));
  const evidence = judged.map((one) => one.evidence);
  const say = (list: typeof judged) => list.map((one) => `${one.label} ${one.sentence}.`).join(" ");
  const bad = judged.filter((one) => one.verdict === "bad");
  if (bad.length > 0) return fail(say(bad), evidence);
  const unknown = judged.filter((one) => one.verdict === "unknown");
  if (unknown.length > 0) return notJudged(`${say(unknown)} A reviewer will look.`, evidence);
  return pass(judged.length === 1 ? say(judged) : `All ${judged.length} addresses answer.`, evidence);
}

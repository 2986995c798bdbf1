import { urlsOf } from "@/lib/listings/capability-diff";
import { hasClient } from "@/lib/listings/changelog";
import type { VersionContent } from "@/lib/listings/schema";
import { checkUrl, hostOf } from "@/lib/platform/http/url";
import type { MachineRuleId } from "../rubric";
import { linksIn, MOST_LINKS } from "./links";
import { fail, judgeAddresses, notJudged, pass } from "./outcome";
import type { Check } from "./types";

type Id = Extract<
  MachineRuleId,
  | "WRK-02"
  | "WRK-03"
  | "ERR-01"
  | "DOC-02"
  | "DOC-03"
  | "SUP-02"
  | "SEC-01"
  | "SEC-02"
  | "SEC-06"
  | "PRF-01"
  | "OAU-01"
  | "OAU-02"
>;

const QUICK_MS = 2_000;

const one = (url: string) => (url === "" ? [] : [url]);

/** A loopback address, which demo mode lets through everywhere. */
function isLoopback(url: string): boolean {
  return /^(localhost|127(\.\d+){3}|::1)$/.test(hostOf(new URL(url)));
}

/** Addresses that receive codes or customer data. */
function machineAddresses(content: VersionContent): Array<{ label: string; url: string }> {
  return urlsOf(content).flatMap(({ kind, url }) => {
    if (kind === "redirect") return [{ label: "The redirect address", url }];
    if (kind === "install") return [{ label: "The install address", url }];
    return kind === "endpoint" ? [{ label: "The endpoint", url }] : [];
  });
}

function redirectProblem(url: string): string | null {
  if (url.includes("*")) return "has a wildcard";
  if (/[?&][^=]*(redirect|return|next|url)[^=]*=/i.test(url)) return "passes on to an address in its query";
  // Compared as text, so what the parser would tidy away must not be there.
  if (/\/\.\.?(\/|$|\?)|%2e|%2f|%5c/i.test(url)) return "has path parts that can climb out";
  return null;
}

/** Checks of where a listing points. */
export const ADDRESS_CHECKS: Readonly<Record<Id, Check>> = {
  "WRK-02": {
    urls: (content) => one(content.demoUrl),
    judge: (context) => {
      const { demoUrl } = context.content;
      return demoUrl === ""
        ? fail("There is no demo address.")
        : judgeAddresses([{ label: "The demo", url: demoUrl }], "page", context);
    },
  },
  "WRK-03": {
    urls: (content) => one(content.installUrl),
    judge: (context) => {
      const { content } = context;
      if (content.installUrl === "")
        return hasClient(content)
          ? fail("There is no install address.")
          : pass("It asks for no permissions, so nothing is installed.");
      return judgeAddresses([{ label: "The install address", url: content.installUrl }], "anything", context);
    },
  },
  "ERR-01": {
    urls: (content) => one(content.endpointUrl),
    judge: (context) => {
      const { content } = context;
      if (content.endpointUrl === "")
        return hasClient(content)
          ? fail("There is no endpoint, so removal could not reach you.")
          : pass("It asks for no permissions, so no events are sent.");
      return judgeAddresses([{ label: "The endpoint", url: content.endpointUrl }], "anything", context);
    },
  },
  "DOC-02": {
    urls: (content) => one(content.docsUrl),
    judge: (context) => {
      const { docsUrl } = context.content;
      return docsUrl === ""
        ? fail("There is no documentation address.")
        : judgeAddresses([{ label: "The documentation", url: docsUrl }], "page", context);
    },
  },
  "DOC-03": {
    urls: linksIn,
    judge: (context) => {
      const links = linksIn(context.content);
      if (links.length === 0) return pass("The text has no links.");
      const outcome = judgeAddresses(
        links.map((url) => ({ label: url, url })),
        "page",
        context,
      );
      if (outcome.result !== "pass" || links.length < MOST_LINKS) return outcome;
      return notJudged(
        `The first ${MOST_LINKS} links open; there may be more. A reviewer will look.`,
        outcome.evidence,
      );
    },
  },
  "SUP-02": {
    urls: (content) => one(content.supportUrl),
    judge: (context) => {
      const { supportUrl } = context.content;
      return supportUrl === ""
        ? pass("No support page is named.")
        : judgeAddresses([{ label: "The support page", url: supportUrl }], "page", context);
    },
  },
  "SEC-01": {
    judge: ({ content, policy }) => {
      const bad = urlsOf(content).flatMap(({ kind, url }) => {
        const verdict = checkUrl(url, policy);
        if (!verdict.ok) return [`${kind}: ${verdict.why}`];
        return url.startsWith("https:") || isLoopback(url) ? [] : [`${kind}: Use an https address.`];
      });
      return bad.length === 0 ? pass("Every address is https on a public host.") : fail(bad.join(" "));
    },
  },
  "SEC-02": {
    judge: ({ content, domains, policy }) => {
      const addresses = machineAddresses(content).filter(({ url }) => !(policy.allowLoopback && isLoopback(url)));
      const foreign = addresses.filter(({ url }) => {
        const host = hostOf(new URL(url));
        return !domains.some((domain) => host === domain || host.endsWith(`.${domain}`));
      });
      if (foreign.length === 0)
        return pass(addresses.length === 0 ? "No address is on a foreign domain." : `On ${domains.join(", ")}.`);
      const hosts = [...new Set(foreign.map(({ url }) => hostOf(new URL(url))))];
      return fail(`Not proven to be yours: ${hosts.join(", ")}.`);
    },
  },
  "SEC-06": {
    urls: (content) => [...one(content.privacyUrl), ...one(content.termsUrl)],
    judge: (context) => {
      const { privacyUrl, termsUrl } = context.content;
      const missing = [privacyUrl === "" ? ["privacy"] : [], termsUrl === "" ? ["terms"] : []].flat();
      if (missing.length > 0) return fail(`There is no address for ${missing.join(" and ")}.`);
      return judgeAddresses(
        [
          { label: "The privacy page", url: privacyUrl },
          { label: "The terms", url: termsUrl },
        ],
        "page",
        context,
      );
    },
  },
  "PRF-01": {
    urls: (content) => one(content.endpointUrl),
    judge: ({ content, probes }) => {
      if (content.endpointUrl === "") return pass("There is no endpoint.");
      const probe = probes.get(content.endpointUrl);
      if (probe?.kind !== "answered") return notJudged("The endpoint gave no answer to measure.");
      const seconds = (probe.durationMs / 1000).toFixed(2);
      return probe.durationMs <= QUICK_MS
        ? pass(`Answered in ${seconds} s.`)
        : fail(`One plain request took ${seconds} s.`);
    },
  },
  "OAU-01": {
    judge: ({ content }) => {
      const { redirectUris } = content;
      if (redirectUris.length === 0) {
        return hasClient(content)
          ? fail("Permissions are asked for, but there is no redirect address.")
          : pass("It asks for no permissions.");
      }
      const problems = redirectUris.flatMap((url) => {
        const problem = redirectProblem(url);
        return problem ? [`${url} ${problem}.`] : [];
      });
      if (new Set(redirectUris).size < redirectUris.length) problems.push("An address is listed twice.");
      return problems.length > 0
        ? fail(problems.join(" "))
        : pass(redirectUris.length === 1 ? "One exact address." : `${redirectUris.length} exact addresses.`);
    },
  },
  "OAU-02": {
    urls: (content) => [...content.redirectUris],
    judge: (context) => {
      const { redirectUris } = context.content;
      if (redirectUris.length === 0) return pass("There is none to ask.");
      return judgeAddresses(
        redirectUris.map((url) => ({ label: url, url })),
        "anything",
        context,
      );
    },
  },
};

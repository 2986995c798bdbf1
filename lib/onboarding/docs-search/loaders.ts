import { ERROR_HELP } from "@/lib/authorization/error-help";
import { OPERATIONS } from "@/lib/authorization/operations/openapi";
import { SCOPES } from "@/lib/capabilities/constants";
import { EVENTS } from "@/lib/capabilities/samples";
import { RUBRIC } from "@/lib/certification/rubric";
import { env } from "@/lib/platform/env";
import { ERROR_CODES, sentenceOf } from "@/lib/platform/errors";
import { GUIDES } from "../guides/constants";
import { headingId } from "../guides/heading-id";
import { loadGuide } from "../guides/loaders";
import type { DocsEntry } from "./rank";

const base = "/partner/docs";
let known: readonly DocsEntry[] | undefined;

/** A guide in parts, one a heading of the second level; what stands before the first is the guide itself. */
function guideEntries(): DocsEntry[] {
  return GUIDES.flatMap(({ slug, title, summary }) => {
    const [start = "", ...parts] = loadGuide(slug).split(/^## /m);
    const href = `${base}/${slug}`;
    return [
      { href, title, section: "Guide", text: `${summary} ${start}` },
      ...parts.map((part) => {
        const [heading = ""] = part.split("\n", 1);
        return { href: `${href}#${headingId(heading)}`, title: heading, section: title, text: part };
      }),
    ];
  });
}

/** Everything the documentation holds, in reading order; read once a process, because it changes with the build alone. */
export function loadDocsEntries(): readonly DocsEntry[] {
  known ??= [
    ...guideEntries(),
    ...OPERATIONS.filter(({ demoHost }) => !demoHost || env().demoHost).map(
      ({ id, tag, summary, description, method, path }) => ({
        href: `${base}/api/${tag.toLowerCase()}#${id}`,
        title: summary,
        section: `API, ${tag}`,
        text: `${method} ${path} ${description ?? ""}`,
      }),
    ),
    ...EVENTS.map(({ type, sentence, reason }) => ({
      href: `${base}/events#${type}`,
      title: type,
      section: "Event catalog",
      text: `${sentence} ${reason}`,
    })),
    ...SCOPES.map(({ scope, sentence, limit }) => ({
      href: `${base}/scopes`,
      title: scope,
      section: "Permissions",
      text: `${sentence} ${limit}`,
    })),
    ...ERROR_CODES.map((code) => ({
      href: `${base}/errors#${code}`,
      title: code,
      section: "Errors",
      text: `${sentenceOf(code)} ${ERROR_HELP[code]}`,
    })),
    ...RUBRIC.map((rule) => ({
      href: `${base}/rubric#${rule.id}`,
      title: `${rule.id}: ${rule.title}`,
      section: "Rubric",
      text: `${rule.checks} ${rule.why} ${rule.fix}`,
    })),
  ];
  return known;
}

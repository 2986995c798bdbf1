"use client";

import { Check, Hourglass } from "lucide-react";
import { createElement, Fragment, type ReactNode, useEffect, useState } from "react";
import { STANDINGS, type Standing, type StandingState } from "@/lib/installs/standings/types";

/** Sentences; `{workspace}` and `{person}` stand where the names go. */
export type StandingWords = Readonly<
  Record<
    "install" | "another" | "installed" | "update" | "pending" | "waiting" | "waitingFor" | "decide" | "in",
    string
  >
>;

function isState(value: unknown): value is StandingState {
  return STANDINGS.some((state) => state === value);
}

function deciderOf(value: unknown): Standing["decider"] {
  if (typeof value !== "object" || value === null || !("name" in value) || typeof value.name !== "string") return null;
  return { name: value.name, isMe: "isMe" in value && value.isMe === true };
}

/** Reads what the route says; anything unexpected counts as no workspace. */
function standingsOf(answer: unknown): Standing[] {
  if (typeof answer !== "object" || answer === null || !("workspaces" in answer)) return [];
  const rows: unknown[] = Array.isArray(answer.workspaces) ? answer.workspaces : [];
  return rows.flatMap((row) => {
    if (typeof row !== "object" || row === null || !("workspace" in row && "name" in row && "state" in row)) return [];
    if (typeof row.workspace !== "string" || typeof row.name !== "string" || !isState(row.state)) return [];
    const installation = "installation" in row && typeof row.installation === "string" ? row.installation : null;
    const decider = "decider" in row ? deciderOf(row.decider) : null;
    return [{ workspace: row.workspace, name: row.name, state: row.state, installation, decider }];
  });
}

const asked = new Map<string, Promise<Standing[]>>();

/** Asked once a page, though the button stands there twice. */
function ask(slug: string): Promise<Standing[]> {
  const known = asked.get(slug);
  if (known) return known;
  const answer = fetch(`/api/session/listing/${encodeURIComponent(slug)}`, { headers: { accept: "application/json" } })
    .then(async (response) => (response.ok ? standingsOf(await response.json()) : []))
    .finally(() => asked.delete(slug));
  asked.set(slug, answer);
  return answer;
}

/** A sentence with names in their own direction where their places are. */
function withNames(sentence: string, names: Readonly<Record<string, string>>): ReactNode {
  const parts = sentence.split(/(\{\w+\})/).map((part) => {
    const name = names[part.slice(1, -1)];
    return name === undefined ? part : createElement("bdi", null, name);
  });
  return createElement(Fragment, null, ...parts);
}

function labelOf({ state, decider }: Standing, words: StandingWords): ReactNode {
  if (state !== "requested") return words[state === "none" ? "install" : state];
  if (decider?.isMe) return words.decide;
  return decider ? withNames(words.waitingFor, { person: decider.name }) : words.waiting;
}

const LOOKS: Readonly<Record<StandingState, string>> = {
  none: "btn--signal",
  requested: "",
  pending: "btn--signal",
  installed: "",
  update: "btn--signal",
};

function hrefOf(standing: Standing, locale: string, slug: string): string {
  const base = `/${locale}/workspace/${standing.workspace}`;
  if (standing.installation === null) return `${base}/install/${slug}`;
  return `${base}/${standing.state === "requested" ? "requests" : "installed"}/${standing.installation}`;
}

/**
 * The Install button of a page that is cached for everybody, once the reader's workspaces are known: installed, waiting for whom, one step
 * left, an update that asks for more, or Install in the right workspace at once. Until then, and without script, it is `children`.
 */
export function InstallStanding({
  slug,
  locale,
  words,
  wide = false,
  children,
}: {
  readonly slug: string;
  readonly locale: string;
  readonly words: StandingWords;
  /** The large button in the panel, with a line for each workspace below it. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  const [standings, setStandings] = useState<readonly Standing[]>([]);
  useEffect(() => {
    let gone = false;
    ask(slug)
      .then((answer) => gone || setStandings(answer))
      .catch(() => {
        // The plain link stays; it leads to the same answers.
      });
    return () => {
      gone = true;
    };
  }, [slug]);

  const known = standings.filter(({ state }) => state !== "none");
  const [only] = standings.length === 1 ? standings : known.length === standings.length ? known : [];
  if (standings.length === 0) return children;
  const size = wide ? "btn--l btn--wide" : "";
  const main = only ? (
    <a
      className={`btn ${LOOKS[only.state]} ${size}`}
      href={hrefOf(only, locale, slug)}
      rel="nofollow"
      data-standing={only.state}
    >
      {only.state === "installed" && <Check aria-hidden />}
      {only.state === "requested" && <Hourglass aria-hidden />}
      <span>{labelOf(only, words)}</span>
    </a>
  ) : known.length === 0 ? (
    children
  ) : (
    <a
      className={`btn btn--signal ${size}`}
      href={`/${locale}/workspace?install=${encodeURIComponent(slug)}`}
      rel="nofollow"
    >
      {words.another}
    </a>
  );
  const rest = known.filter((standing) => standing !== only);
  return (
    <>
      {main}
      {wide && only && standings.length === 1 && (
        <p className="t-small text-ink-3">{withNames(words.in, { workspace: only.name })}</p>
      )}
      {wide && rest.length > 0 && (
        <ul className="t-small grid gap-1">
          {rest.map((standing) => (
            <li key={standing.workspace} className="flex flex-wrap justify-between gap-x-3">
              <bdi className="text-ink-2">{standing.name}</bdi>
              <a href={hrefOf(standing, locale, slug)} rel="nofollow">
                {labelOf(standing, words)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

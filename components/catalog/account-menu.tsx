"use client";

import { useEffect, useState } from "react";

type Words = {
  readonly signIn: string;
  readonly menu: string;
  readonly workspaces: string;
  readonly partners: string;
  readonly admin: string;
  readonly settings: string;
};
type Viewer = { readonly name: string; readonly staff: boolean };

/** Reads what `/api/session` says; anything unexpected counts as nobody. */
function viewerOf(answer: unknown): Viewer | null {
  if (typeof answer !== "object" || answer === null || !("name" in answer) || typeof answer.name !== "string")
    return null;
  return { name: answer.name, staff: "staff" in answer && typeof answer.staff === "string" };
}

/**
 * Who is looking, asked by the browser so that the page itself can be cached for everybody. Until the answer is there, and without
 * script, it is the plain sign-in link, which leads a signed-in person on.
 */
export function AccountMenu({ locale, words }: { readonly locale: string; readonly words: Words }) {
  const [viewer, setViewer] = useState<Viewer | null>(null);

  useEffect(() => {
    const stop = new AbortController();
    fetch("/api/session", { signal: stop.signal, headers: { accept: "application/json" } })
      .then((response) => (response.ok ? response.json() : null))
      .then((answer: unknown) => setViewer(viewerOf(answer)))
      .catch(() => {
        // The link stays; nothing on this page depends on the answer.
      });
    return () => stop.abort();
  }, []);

  if (!viewer) {
    return (
      <a className="btn btn--quiet" href={`/${locale}/sign-in`}>
        {words.signIn}
      </a>
    );
  }
  return (
    <details className="drop">
      <summary className="btn btn--quiet" aria-label={`${words.menu}: ${viewer.name}`}>
        <bdi className="max-w-[16ch] truncate">{viewer.name}</bdi>
      </summary>
      <div className="menu">
        <a className="menu__i" href={`/${locale}/workspace`}>
          {words.workspaces}
        </a>
        <a className="menu__i" href="/partner">
          {words.partners}
        </a>
        {viewer.staff && (
          <a className="menu__i" href="/admin">
            {words.admin}
          </a>
        )}
        <a className="menu__i" href={`/${locale}/account`}>
          {words.settings}
        </a>
      </div>
    </details>
  );
}

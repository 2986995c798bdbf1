"use client";

import { useEffect, useState } from "react";
import { PublicBell } from "@/components/insights/public-bell";
import { signOut } from "@/lib/accounts/sign-in/actions";
import type { Locale } from "@/lib/platform/messages/locales";

type Words = {
  readonly signIn: string;
  readonly menu: string;
  readonly workspaces: string;
  readonly partners: string;
  readonly admin: string;
  readonly settings: string;
  readonly signOut: string;
};
type Viewer = { readonly name: string; readonly initials: string; readonly staff: boolean };

/** Reads what `/api/session` says; anything unexpected counts as nobody. */
function viewerOf(answer: unknown): Viewer | null {
  if (typeof answer !== "object" || answer === null || !("name" in answer) || typeof answer.name !== "string")
    return null;
  const initials = "initials" in answer && typeof answer.initials === "string" ? answer.initials : "";
  return { name: answer.name, initials, staff: "staff" in answer && typeof answer.staff === "string" };
}

async function askViewer(signal?: AbortSignal): Promise<Viewer | null> {
  const response = await fetch("/api/session", { signal: signal ?? null, headers: { accept: "application/json" } });
  return response.ok ? viewerOf(await response.json()) : null;
}

/**
 * Who is looking, asked by the browser so that the page itself can be cached for everybody. Until the answer is there, and without
 * script, it is the plain sign-in link, which leads a signed-in person on.
 */
export function AccountMenu({ locale, words }: { readonly locale: Locale; readonly words: Words }) {
  const [viewer, setViewer] = useState<Viewer | null>(null);

  useEffect(() => {
    const stop = new AbortController();
    askViewer(stop.signal)
      .then(setViewer)
      .catch(() => {
        // The link stays; nothing on this page depends on the answer.
      });
    return () => stop.abort();
  }, []);

  /** Leaves the document: the same page comes anew, and nothing of the person stays in this tab. */
  async function leave(form: FormData) {
    await signOut(null, form).catch(() => null);
    window.location.reload();
  }

  if (!viewer) {
    return (
      <a className="btn btn--quiet" href={`/${locale}/sign-in`}>
        {words.signIn}
      </a>
    );
  }
  return (
    <>
      <PublicBell locale={locale} />
      <details className="drop">
        <summary className="btn btn--quiet" aria-label={`${words.menu}: ${viewer.name}`}>
          <span className="av av--s sm:hidden" aria-hidden="true">
            {viewer.initials}
          </span>
          <bdi className="max-w-[16ch] truncate max-sm:hidden">{viewer.name}</bdi>
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
          <div className="menu__sep" />
          <form action={leave}>
            <input type="hidden" name="locale" value={locale} />
            <button type="submit" className="menu__i">
              {words.signOut}
            </button>
          </form>
        </div>
      </details>
    </>
  );
}

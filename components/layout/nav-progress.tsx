"use client";

import { useEffect, useState } from "react";

/** How long a page may take before the bar says that something happens; under the 150 ms in which a press must be answered. */
const PATIENCE_MS = 100;
/** How often it looks whether the next page is there. */
const LOOK_MS = 60;
/** A navigation that somebody stopped (Escape, a download) ends the bar at last. */
const LONGEST_MS = 30_000;

function leadsAway(event: MouseEvent): boolean {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return false;
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || link.download !== "" || (link.target !== "" && link.target !== "_self"))
    return false;
  const to = new URL(link.href, window.location.href);
  const here = window.location;
  return to.origin === here.origin && (to.pathname !== here.pathname || to.search !== here.search);
}

/** A form that loads another page. A form with a server action stays on its page; React gives it a `javascript:` address. */
function asksForPage({ target }: SubmitEvent): boolean {
  if (!(target instanceof HTMLFormElement) || target.method !== "get") return false;
  return !target.getAttribute("action")?.startsWith("javascript:");
}

/** A thin bar on top from shortly after a link or a search was pressed until the next page is there. It takes no place of its own. */
export function NavProgress({ label }: { readonly label: string }) {
  const [shown, setShown] = useState(false);

  useEffect(() => {
    let wait: ReturnType<typeof setTimeout> | undefined;
    let look: ReturnType<typeof setInterval> | undefined;
    const stop = () => {
      clearTimeout(wait);
      clearInterval(look);
      setShown(false);
    };
    const start = () => {
      stop();
      const [from, begun] = [window.location.href, Date.now()];
      wait = setTimeout(() => setShown(true), PATIENCE_MS);
      look = setInterval(() => {
        if (window.location.href !== from || Date.now() - begun > LONGEST_MS) stop();
      }, LOOK_MS);
    };
    const pressed = (event: MouseEvent) => leadsAway(event) && start();
    const submitted = (event: SubmitEvent) => asksForPage(event) && start();
    document.addEventListener("click", pressed, { capture: true });
    document.addEventListener("submit", submitted, { capture: true });
    // Back from the browser's cache of pages: the bar of the way out is over.
    window.addEventListener("pageshow", stop);
    return () => {
      stop();
      document.removeEventListener("click", pressed, { capture: true });
      document.removeEventListener("submit", submitted, { capture: true });
      window.removeEventListener("pageshow", stop);
    };
  }, []);

  return shown ? <div role="progressbar" aria-label={label} className="navbar" /> : null;
}

"use client";

import { useSyncExternalStore } from "react";

function never(): () => void {
  return () => {};
}

/**
 * The end of the filters. Without a script it applies them. With one they apply as they are ticked, out of sight on a small screen: there
 * it stays at the foot of the open panel, says what the choice leaves, and closes the panel on the way to the results.
 */
export function ShowResults({
  label,
  applied,
  look,
}: {
  readonly label: string;
  readonly applied: string;
  readonly look: string;
}) {
  const scripted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  if (!scripted) {
    return (
      <noscript>
        <button type="submit" className={look}>
          {label}
        </button>
      </noscript>
    );
  }
  return (
    <div className="sticky bottom-0 border-t border-line-2 bg-chassis py-3 md:hidden">
      <button
        type="button"
        className={look}
        onClick={(event) => {
          const panel = event.currentTarget.closest("details");
          panel?.removeAttribute("open");
          // Where the panel began, which is where the results are now; the focus would fall off the page with the button.
          panel?.querySelector("summary")?.focus({ preventScroll: true });
          panel?.scrollIntoView({ block: "start" });
        }}
      >
        {applied}
      </button>
    </div>
  );
}

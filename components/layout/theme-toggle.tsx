"use client";

import { THEME_KEY } from "@/lib/platform/next/theme-script";

/** Switches between light and dark, starting from what is shown now, and keeps the choice in this browser. */
export function ThemeToggle({ label }: { readonly label: string }) {
  return (
    <button
      type="button"
      className="btn btn--quiet btn--icon"
      aria-label={label}
      onClick={() => {
        const root = document.documentElement;
        const shown = root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
        root.dataset.theme = shown === "dark" ? "light" : "dark";
        try {
          localStorage.setItem(THEME_KEY, root.dataset.theme);
        } catch {
          // Storage may be refused (private windows): the choice then lasts for this page.
        }
      }}
    >
      <svg
        viewBox="0 0 16 16"
        width="16"
        height="16"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      >
        <circle cx="8" cy="8" r="5.5" />
        <path d="M8 2.5v11A5.5 5.5 0 0 0 8 2.5z" fill="currentColor" />
      </svg>
    </button>
  );
}

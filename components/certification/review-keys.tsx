"use client";

import { useEffect } from "react";

const VERDICTS: Readonly<Record<string, string>> = { p: "pass", f: "fail", w: "waive" };

function goTo(rows: readonly HTMLElement[], index: number): void {
  const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "center" });
}

/** Where a key is a letter, or belongs to something on top of the page. */
const ELSEWHERE =
  "textarea, select, [contenteditable], input:not([type=radio], [type=checkbox]), [role=dialog] *, [role=menu] *";

/**
 * Keys for the seven requirements, from anywhere on the page: 1 to 7 jump, j and k go on and back, p, f and w choose the verdict of the one
 * that has the focus. Nothing happens while typing, and nothing is needed: every step is an ordinary control too.
 */
export function ReviewKeys({ form }: { readonly form: string }) {
  useEffect(() => {
    const element = document.getElementById(form);
    if (!element) return;
    const onKey = (event: KeyboardEvent) => {
      const target = event.target;
      if (!(target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (target.matches(ELSEWHERE)) return;
      const rows = [...element.querySelectorAll<HTMLElement>("[data-requirement]")];
      const here = rows.findIndex((row) => row.contains(target));
      const verdict = VERDICTS[event.key];
      if (event.key === "j") goTo(rows, here + 1);
      else if (event.key === "k") goTo(rows, here < 0 ? 0 : here - 1);
      else if (/^[1-7]$/.test(event.key)) goTo(rows, Number(event.key) - 1);
      else if (verdict && here >= 0)
        rows[here]?.querySelector<HTMLInputElement>(`input[type=radio][value=${verdict}]:not(:disabled)`)?.click();
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [form]);
  return null;
}

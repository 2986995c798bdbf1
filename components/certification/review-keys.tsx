"use client";

import { useEffect } from "react";

const VERDICTS: Readonly<Record<string, string>> = { p: "pass", f: "fail", w: "waive" };

function goTo(rows: readonly HTMLElement[], index: number): void {
  const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: "center" });
}

/**
 * Keys for the seven requirements, while one of them has the focus: j and k go on and back, 1 to 7 jump, p, f and w choose the verdict.
 * Nothing happens while typing, and nothing is needed: every step is an ordinary control too.
 */
export function ReviewKeys({ form }: { readonly form: string }) {
  useEffect(() => {
    const element = document.getElementById(form);
    if (!element) return;
    const onKey = (event: KeyboardEvent) => {
      const target = event.target;
      if (!(target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (target.matches("textarea, input:not([type=radio], [type=checkbox])")) return;
      const rows = [...element.querySelectorAll<HTMLElement>("[data-requirement]")];
      const here = rows.findIndex((row) => row.contains(target));
      if (here < 0) return;
      const verdict = VERDICTS[event.key];
      if (event.key === "j") goTo(rows, here + 1);
      else if (event.key === "k") goTo(rows, here - 1);
      else if (/^[1-7]$/.test(event.key)) goTo(rows, Number(event.key) - 1);
      else if (verdict)
        rows[here]?.querySelector<HTMLInputElement>(`input[type=radio][value=${verdict}]:not(:disabled)`)?.click();
      else return;
      event.preventDefault();
    };
    element.addEventListener("keydown", onKey);
    return () => element.removeEventListener("keydown", onKey);
  }, [form]);
  return null;
}

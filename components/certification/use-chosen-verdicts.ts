"use client";

import { useEffect, useState } from "react";
import type { Verdicts, VerdictValue } from "@/lib/certification/types";
import { REQUIREMENTS } from "@/lib/listings/types";

function isVerdict(value: FormDataEntryValue | null): value is VerdictValue {
  return value === "pass" || value === "fail" || value === "waive";
}

/** The verdicts and notes as they stand in a review form now, saved or not. */
export function verdictsIn(form: HTMLFormElement): Verdicts {
  const data = new FormData(form);
  const chosen = REQUIREMENTS.flatMap((name) => {
    const value = data.get(`verdicts.${name}.value`);
    const note = data.get(`verdicts.${name}.note`);
    return isVerdict(value) ? [[name, { value, note: typeof note === "string" ? note : "" }] as const] : [];
  });
  return Object.fromEntries(chosen);
}

/** Follows a review form: the stored verdicts first, then what is chosen and written in it. */
export function useChosenVerdicts(formId: string, stored: Verdicts): Verdicts {
  const [chosen, setChosen] = useState(stored);
  useEffect(() => {
    // Stored ones change when the page is drawn again; the form then shows them, and what was chosen since.
    setChosen(stored);
    const form = document.getElementById(formId);
    if (!(form instanceof HTMLFormElement)) return;
    const look = () => setChosen(verdictsIn(form));
    look();
    form.addEventListener("input", look);
    form.addEventListener("change", look);
    return () => {
      form.removeEventListener("input", look);
      form.removeEventListener("change", look);
    };
  }, [formId, stored]);
  return chosen;
}

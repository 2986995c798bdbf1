"use client";

import type { Verdicts } from "@/lib/certification/types";
import { REQUIREMENTS } from "@/lib/listings/types";
import { useChosenVerdicts } from "./use-chosen-verdicts";

/** How the seven stand as the form shows them. */
export function VerdictCounts({ form, verdicts }: { readonly form: string; readonly verdicts: Verdicts }) {
  const chosen = useChosenVerdicts(form, verdicts);
  const count = (value: "pass" | "fail" | "waive" | undefined) =>
    REQUIREMENTS.filter((name) => chosen[name]?.value === value).length;
  const waived = count("waive");
  return (
    <p className="t-small text-ink-2" data-counts>
      <b className="text-ok">{count("pass")}</b> pass {waived > 0 && <b className="text-warn">{waived} </b>}
      {waived > 0 && "waived "}
      <b className="text-bad">{count("fail")}</b> fail <b className="text-ink">{count(undefined)}</b> to judge
    </p>
  );
}

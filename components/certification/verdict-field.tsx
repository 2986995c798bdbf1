"use client";

import { useFormState } from "@/components/ui/form-context";
import { Verdict, type VerdictValue } from "@/components/ui/verdict";

function asValue(text: string | undefined): VerdictValue | undefined {
  return text === "pass" || text === "fail" || text === "waive" ? text : undefined;
}

/** Pass, Fail, Waive inside an `ActionForm`: after a failure it shows again what was chosen, without JavaScript too. */
export function VerdictField({
  name,
  legend,
  value,
  disabled,
}: {
  readonly name: string;
  readonly legend: string;
  readonly value: VerdictValue | undefined;
  readonly disabled: boolean;
}) {
  const kept = asValue(useFormState()?.values?.[name]);
  return (
    <Verdict key={kept ?? `stored ${value}`} name={name} legend={legend} value={kept ?? value} disabled={disabled} />
  );
}

"use client";

import { CheckField } from "@/components/ui/check-field";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { CERTIFICATE_DAYS, REQUIREMENT_INFO } from "@/lib/certification/constants";
import type { Verdicts } from "@/lib/certification/types";
import { REQUIREMENTS } from "@/lib/listings/types";
import { counted } from "@/lib/platform/text/counted";
import { useChosenVerdicts } from "./use-chosen-verdicts";
import { VerdictMark } from "./verdict-mark";

/** What an approval would certify, as the form stands now, and what follows from it; approving needs the tick. */
export function VerdictSummary({
  form,
  verdicts,
  name,
  number,
  partnerName,
  installations,
}: {
  readonly form: string;
  readonly verdicts: Verdicts;
  readonly name: string;
  readonly number: string;
  readonly partnerName: string;
  readonly installations: number;
}) {
  const chosen = useChosenVerdicts(form, verdicts);
  return (
    <Panel aria-labelledby="summary">
      <PanelHeader id="summary" title="What you would certify" note="Needed to approve" />
      <PanelBody className="grid gap-4">
        <dl className="grid gap-1.5">
          {REQUIREMENTS.map((requirement) => {
            const verdict = chosen[requirement];
            return (
              <div
                key={requirement}
                className="grid grid-cols-[20px_minmax(0,1fr)] gap-x-2.5 [&>svg]:mt-0.5 [&>svg]:size-4"
              >
                {verdict ? (
                  <VerdictMark value={verdict.value} />
                ) : (
                  <span aria-hidden className="text-ink-3">
                    –
                  </span>
                )}
                <div className="min-w-0">
                  <dt className="inline font-semibold">{REQUIREMENT_INFO[requirement].name}: </dt>
                  <dd className="inline break-words text-ink-2" dir="auto">
                    {verdict ? verdict.note.trim() || "no note yet" : "not judged yet"}
                  </dd>
                </div>
              </div>
            );
          })}
        </dl>
        <p className="t-small max-w-[66ch] text-ink-2">
          Approving issues a certificate for {CERTIFICATE_DAYS} days with these notes and your name, and mails{" "}
          <bdi>{partnerName}</bdi>, who may then publish <bdi>{name}</bdi> {number}
          {installations > 0 &&
            `; ${counted(installations, "workspace uses", "workspaces use")} an earlier version of it`}
          .
        </p>
        <CheckField name="confirmed" label="I looked at all seven myself, and this is what I saw." />
      </PanelBody>
    </Panel>
  );
}

"use client";

import { useRef } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextareaField } from "@/components/ui/textarea-field";
import { sendTestAction } from "@/lib/webhooks/endpoints/actions";

/** A type with the sample that fits its schema. */
export type SampleChoice = { type: string; sentence: string; sample: string };

/** Sends a made-up event; choosing a type puts its sample into the text. */
export function TestEventForm({
  partner,
  endpoint,
  samples,
}: {
  readonly partner: string;
  readonly endpoint: string;
  readonly samples: readonly SampleChoice[];
}) {
  const form = useRef<HTMLDivElement>(null);
  const [first] = samples;
  return (
    <div ref={form}>
      <ActionForm action={sendTestAction}>
        <input type="hidden" name="partner" value={partner} />
        <input type="hidden" name="endpoint" value={endpoint} />
        <SelectField
          name="type"
          label="Event type"
          defaultValue={first?.type}
          onChange={(event) => {
            const sample = samples.find(({ type }) => type === event.currentTarget.value);
            const text = form.current?.querySelector("textarea");
            if (sample && text) text.value = sample.sample;
          }}
        >
          {samples.map(({ type, sentence }) => (
            <option key={type} value={type}>
              {type}: {sentence}
            </option>
          ))}
        </SelectField>
        <TextareaField
          name="data"
          label="Data"
          hint="JSON that fits the type's schema. It is signed, numbered and retried like a real event."
          rows={16}
          defaultValue={first?.sample}
          className="[&_textarea]:font-mono [&_textarea]:text-[12px]"
          spellCheck={false}
          dir="ltr"
        />
        <div>
          <SubmitButton variant="signal">Send test event</SubmitButton>
        </div>
      </ActionForm>
    </div>
  );
}

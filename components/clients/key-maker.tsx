"use client";

import { CopyField } from "@/components/ui/copy-field";
import { FormMessage } from "@/components/ui/form-message";
import { RadioField } from "@/components/ui/radio-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { textIn, useFormAnswer } from "@/components/ui/use-form-answer";
import { createKeyAction } from "@/lib/clients/keys/actions";

function readKey(data: unknown): { name: string; key: string } | null {
  const [name, key] = [textIn(data, "name"), textIn(data, "key")];
  return name && key ? { name, key } : null;
}

/** Makes a platform key and shows it once, without JavaScript too (the answer comes with the page). */
export function KeyMaker() {
  const { result, post, marker } = useFormAnswer(createKeyAction, readKey);
  const failure = result?.ok === false ? result : null;
  if (result?.ok) {
    return (
      <div className="grid gap-3" aria-live="polite">
        <p>
          <strong>
            <bdi>{result.data.name}</bdi>
          </strong>{" "}
          is ready. Copy it now: it is shown this once.
        </p>
        <CopyField value={result.data.key} label="Platform key" />
        <p className="t-small text-ink-2">
          Keep it on a server. Whoever has it can publish events and read every workspace of its environment.
        </p>
        <p>
          <a href="/admin/keys">Done</a>
        </p>
      </div>
    );
  }
  return (
    <form action={post} className="stack">
      {marker}
      {failure && <FormMessage tone="bad">{failure.message}</FormMessage>}
      <TextField
        name="name"
        label="Name"
        hint="What will use it, such as “Order service”."
        maxLength={60}
        required
        defaultValue={failure?.values?.name}
        error={failure?.fields?.name?.[0]}
      />
      <RadioField
        name="environment"
        label="Environment"
        defaultValue={failure?.values?.environment ?? "live"}
        error={failure?.fields?.environment?.[0]}
        options={[
          { value: "live", label: "Live", hint: "Workspaces of customers." },
          { value: "sandbox", label: "Sandbox", hint: "Workspaces of partners, with invented data." },
        ]}
      />
      <div>
        <SubmitButton>Create key</SubmitButton>
      </div>
    </form>
  );
}

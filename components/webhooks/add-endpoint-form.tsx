"use client";

import Link from "next/link";
import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { CopyField } from "@/components/ui/copy-field";
import { FormMessage } from "@/components/ui/form-message";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { createEndpointAction } from "@/lib/webhooks/endpoints/actions";
import type { ClientChoice } from "@/lib/webhooks/endpoints/data";

/** Adds a sandbox endpoint and shows its signing secret once. */
export function AddEndpointForm({
  partner,
  clients,
}: {
  readonly partner: string;
  readonly clients: readonly ClientChoice[];
}) {
  const [made, setMade] = useState<{ endpoint: string; secret: string } | null>(null);
  return (
    <div className="grid gap-4">
      {made && (
        <FormMessage tone="ok">
          <p>
            The endpoint is ready. Copy its signing secret now: it is shown this once.{" "}
            <Link className="link" href={`/partner/${partner}/webhooks/${made.endpoint}?view=send`}>
              Send a test event
            </Link>
          </p>
          <CopyField value={made.secret} label="Signing secret" />
        </FormMessage>
      )}
      <ActionForm action={createEndpointAction} onSuccess={setMade} resetOnSuccess>
        <input type="hidden" name="partner" value={partner} />
        <SelectField name="client" label="Listing">
          {clients.map((client) => (
            <option key={client.id} value={client.id}>
              {client.name}
            </option>
          ))}
        </SelectField>
        <TextField
          name="url"
          label="Address"
          type="url"
          required
          placeholder="https://your-app.example/webhooks"
          hint="Where we send a signed POST for every event."
        />
        <div>
          <SubmitButton>Add endpoint</SubmitButton>
        </div>
      </ActionForm>
    </div>
  );
}

"use client";

import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { counted } from "@/lib/platform/text/counted";
import { recoverAction, replayAction } from "@/lib/webhooks/deliveries/actions";

type Props = {
  readonly partner: string;
  readonly endpoint: string;
  /** Filled in, as `2026-11-21T09:00`, UTC. */
  readonly since: string;
};

function outcome(count: number | null, none: string): string | undefined {
  if (count === null) return undefined;
  return count === 0 ? none : `${counted(count, "delivery is", "deliveries are")} on the way again.`;
}

/** Brings back what failed since a moment: what one does after an outage. */
export function RecoverForm({ partner, endpoint, since }: Props) {
  const [count, setCount] = useState<number | null>(null);
  return (
    <ActionForm
      action={recoverAction}
      success={outcome(count, "Nothing is dead since then.")}
      onSuccess={(done) => setCount(done.count)}
    >
      <input type="hidden" name="partner" value={partner} />
      <input type="hidden" name="endpoint" value={endpoint} />
      <TextField
        name="since"
        label="Since (UTC)"
        type="datetime-local"
        defaultValue={since}
        required
        hint="Every dead delivery published after this is sent again, and every one that a stop of the integration cancelled."
      />
      <div>
        <SubmitButton>Recover</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** Sends again what a filter finds, delivered ones too: for a receiver that lost what it had. */
export function ReplayForm({ partner, endpoint, since, types }: Props & { readonly types: readonly string[] }) {
  const [count, setCount] = useState<number | null>(null);
  return (
    <ActionForm
      action={replayAction}
      success={outcome(count, "Nothing fits.")}
      onSuccess={(done) => setCount(done.count)}
    >
      <input type="hidden" name="partner" value={partner} />
      <input type="hidden" name="endpoint" value={endpoint} />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField name="state" label="State" defaultValue="both">
          <option value="both">Delivered and dead</option>
          <option value="delivered">Delivered</option>
          <option value="dead">Dead</option>
        </SelectField>
        <SelectField name="type" label="Event type" defaultValue="">
          <option value="">Every type</option>
          {types.map((type) => (
            <option key={type} value={type}>
              {type}
            </option>
          ))}
        </SelectField>
        <TextField name="since" label="From (UTC)" type="datetime-local" defaultValue={since} required />
        <TextField name="until" label="To (UTC)" note="optional" type="datetime-local" />
      </div>
      <div>
        <SubmitButton variant="default">Replay</SubmitButton>
      </div>
    </ActionForm>
  );
}

"use client";

import type { ReactNode } from "react";
import { CheckField } from "@/components/ui/check-field";
import { CopyField } from "@/components/ui/copy-field";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import { textIn, useFormAnswer } from "@/components/ui/use-form-answer";
import { createSecretAction } from "@/lib/clients/credentials/actions";

function readSecret(data: unknown): { secret: string; lastFour: string } | null {
  const secret = textIn(data, "secret");
  return secret ? { secret, lastFour: secret.slice(-4) } : null;
}

/**
 * Makes a client secret and shows it once, without JavaScript too (the answer comes with the page). `children` gets the secret, or
 * null before there is one, for examples to be filled with it.
 */
export function SecretMaker({
  partner,
  client,
  label,
  replaces,
  ends,
  children,
}: {
  readonly partner: string;
  readonly client: string;
  /** Words on the button. */
  readonly label: string;
  /** Whether an earlier secret goes on working beside the new one for a while. */
  readonly replaces: boolean;
  /** The secret that ends for the new one, while two are valid. */
  readonly ends: { readonly id: string; readonly lastFour: string } | null;
  readonly children?: (secret: string | null) => ReactNode;
}) {
  const { result, post, marker } = useFormAnswer(createSecretAction, readSecret);
  const secret = result?.ok ? result.data.secret : null;
  return (
    <>
      <form action={post} className="grid justify-items-start gap-3">
        {marker}
        <input type="hidden" name="partner" value={partner} />
        <input type="hidden" name="client" value={client} />
        {result?.ok === false && <FormMessage tone="bad">{result.message}</FormMessage>}
        {secret ? (
          <div className="grid w-full gap-2" aria-live="polite">
            <CopyField value={secret} label="Client secret" />
            <p className="t-small text-ink-2">
              Copy it now: it is shown this once.{replaces && " The secret before it works for seven more days."}
            </p>
          </div>
        ) : (
          <>
            {ends && (
              <CheckField
                name="ends"
                value={ends.id}
                required
                label={
                  <>
                    End <code className="mono">…{ends.lastFour}</code> now
                  </>
                }
                hint="Two secrets are valid, which is the most. An app that still uses this one is refused at once."
              />
            )}
            <SubmitButton>{label}</SubmitButton>
          </>
        )}
      </form>
      {children?.(secret)}
    </>
  );
}

"use client";

import { ActionForm } from "@/components/ui/action-form";
import { CopyField } from "@/components/ui/copy-field";
import { FormMessage } from "@/components/ui/form-message";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { textIn, useFormAnswer } from "@/components/ui/use-form-answer";
import { finishRotationAction, revealSecretAction, rotateSecretAction } from "@/lib/webhooks/endpoints/actions";
import type { EndpointSecretDto } from "@/lib/webhooks/endpoints/data";

type Props = {
  readonly partner: string;
  readonly endpoint: string;
  readonly secrets: readonly EndpointSecretDto[];
  readonly mayManage: boolean;
};

function Ids({ partner, endpoint }: { readonly partner: string; readonly endpoint: string }) {
  return (
    <>
      <input type="hidden" name="partner" value={partner} />
      <input type="hidden" name="endpoint" value={endpoint} />
    </>
  );
}

function readSecret(data: unknown): { secret: string } | null {
  const secret = textIn(data, "secret");
  return secret ? { secret } : null;
}

/** Signing secrets: which ones sign, rotating with two valid at once, and showing one that nobody saw yet. */
export function SecretPanel({ partner, endpoint, secrets, mayManage }: Props) {
  const rotation = useFormAnswer(rotateSecretAction, readSecret);
  const reveal = useFormAnswer(revealSecretAction, readSecret);
  const [rotated, revealed] = [rotation.result, reveal.result];
  const shown = rotated?.ok ? rotated.data.secret : revealed?.ok ? revealed.data.secret : null;
  const failure = [rotated, revealed].find((result) => result?.ok === false);
  const current = secrets.find((secret) => secret.retiresAt === null);
  const old = secrets.find((secret) => secret.retiresAt !== null);
  return (
    <Panel aria-labelledby="secrets">
      <PanelHeader id="secrets" title="Signing secret" note={old ? "Two sign while you change over" : undefined} />
      <PanelBody className="grid gap-4">
        <ul className="grid gap-2">
          {[current, old].map(
            (secret) =>
              secret && (
                <li key={secret.lastFour + secret.createdAt.toString()} className="flex flex-wrap items-center gap-3">
                  <code className="mono">whsec_…{secret.lastFour}</code>
                  <span className="t-small text-ink-2">
                    made <Time at={secret.createdAt} show="datetime" />
                  </span>
                  {secret.retiresAt && (
                    <Tag tone="warn">
                      signs until <Time at={secret.retiresAt} show="datetime" />
                    </Tag>
                  )}
                </li>
              ),
          )}
        </ul>
        {failure?.ok === false && <FormMessage tone="bad">{failure.message}</FormMessage>}
        {shown && (
          <div className="grid gap-2" aria-live="polite">
            <CopyField value={shown} label="Signing secret" />
            <p className="t-small text-ink-2">Copy it now: it is shown this once.</p>
          </div>
        )}
        {mayManage && (
          <div className="flex flex-wrap gap-3">
            {current && !current.shownAt && !shown && (
              <form action={reveal.post}>
                {reveal.marker}
                <Ids partner={partner} endpoint={endpoint} />
                <SubmitButton variant="ink">Show the secret once</SubmitButton>
              </form>
            )}
            {!old && (
              <form action={rotation.post}>
                {rotation.marker}
                <Ids partner={partner} endpoint={endpoint} />
                <SubmitButton variant="default">Rotate</SubmitButton>
              </form>
            )}
            {old && (
              <ActionForm action={finishRotationAction}>
                <Ids partner={partner} endpoint={endpoint} />
                <SubmitButton variant="default">Switched: end …{old.lastFour} now</SubmitButton>
              </ActionForm>
            )}
          </div>
        )}
        <p className="t-small text-ink-2">
          While two are valid, <code className="mono">webhook-signature</code> carries both and{" "}
          <code className="mono">X-Signature</code> the old one.
        </p>
      </PanelBody>
    </Panel>
  );
}

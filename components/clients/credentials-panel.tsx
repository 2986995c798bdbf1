import { ActionForm } from "@/components/ui/action-form";
import { CopyField } from "@/components/ui/copy-field";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { keepSecretAction, revokeSecretAction } from "@/lib/clients/credentials/actions";
import type { CredentialsDto } from "@/lib/clients/credentials/data";
import { SecretMaker } from "./secret-maker";

function List({ items, empty }: { readonly items: readonly string[]; readonly empty: string }) {
  if (items.length === 0) return <p className="text-ink-2">{empty}</p>;
  return (
    <ul className="grid gap-1">
      {items.map((item) => (
        <li key={item}>
          <code className="mono break-all">{item}</code>
        </li>
      ))}
    </ul>
  );
}

/** One OAuth client: id, what it may ask for, where it may return to, and its secrets. */
export function CredentialsPanel({
  partner,
  client,
  mayChange,
}: {
  readonly partner: string;
  readonly client: CredentialsDto;
  readonly mayChange: boolean;
}) {
  const live = client.environment === "live";
  return (
    <Panel aria-label={live ? "Live client" : "Sandbox client"}>
      <PanelHeader
        title={live ? "Live client" : "Sandbox client"}
        note={live ? "Follows the published version" : "Follows the draft"}
      />
      <PanelBody className="grid gap-5">
        <div className="grid gap-2">
          <h3 className="t-label">Client id</h3>
          <CopyField value={client.clientId} label="Client id" />
        </div>
        <div className="grid gap-2">
          <h3 className="t-label">Redirect addresses</h3>
          <List
            items={client.redirectUris}
            empty={live ? "None until a version is published." : "None in the draft yet."}
          />
        </div>
        <div className="grid gap-2">
          <h3 className="t-label">Permissions it may ask for</h3>
          <List items={client.scopes} empty="None." />
        </div>
        <div className="grid gap-3">
          <h3 className="t-label">Secrets</h3>
          {client.secrets.length === 0 && <p className="text-ink-2">No secret yet.</p>}
          <ul className="grid gap-2">
            {client.secrets.map((secret) => (
              <li key={secret.id} className="flex flex-wrap items-center gap-3">
                <code className="mono">…{secret.lastFour}</code>
                <span className="t-small text-ink-2">
                  made <Time at={secret.createdAt} show="datetime" />
                </span>
                {secret.endsAt && (
                  <Tag tone="warn">
                    ends <Time at={secret.endsAt} show="datetime" />
                  </Tag>
                )}
                {secret.stopped && <Tag tone="bad">refused: its maker may not make secrets any more</Tag>}
                {mayChange && secret.stopped && (
                  <ActionForm action={keepSecretAction} className="ms-auto">
                    <input type="hidden" name="partner" value={partner} />
                    <input type="hidden" name="client" value={client.clientId} />
                    <input type="hidden" name="secret" value={secret.id} />
                    <SubmitButton size="s" aria-label={`Take over: secret …${secret.lastFour}`}>
                      Take over
                    </SubmitButton>
                  </ActionForm>
                )}
                {mayChange && (
                  <ActionForm action={revokeSecretAction} className={secret.stopped ? "" : "ms-auto"}>
                    <input type="hidden" name="partner" value={partner} />
                    <input type="hidden" name="client" value={client.clientId} />
                    <input type="hidden" name="secret" value={secret.id} />
                    <SubmitButton variant="quiet-bad" size="s" aria-label={`End now: secret …${secret.lastFour}`}>
                      End now
                    </SubmitButton>
                  </ActionForm>
                )}
              </li>
            ))}
          </ul>
          {mayChange && (
            <SecretMaker
              partner={partner}
              client={client.clientId}
              label={live && client.secrets.length === 0 ? "Create the live secret" : "Create a secret"}
              replaces={client.secrets.length > 0}
              ends={client.nextToEnd}
            />
          )}
        </div>
      </PanelBody>
    </Panel>
  );
}

import { ActionForm } from "@/components/ui/action-form";
import { buttonClass } from "@/components/ui/button";
import { ConfirmByName } from "@/components/ui/confirm-by-name";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { keepKeyAction, revokeKeyAction } from "@/lib/clients/keys/actions";
import type { PlatformKeyDto } from "@/lib/clients/keys/data";

/** What revoking stops, and the name to type. */
function Revoke({ platformKey }: { readonly platformKey: PlatformKeyDto }) {
  return (
    <details>
      <summary className={buttonClass({ variant: "quiet-bad", size: "s" })} aria-label={`Revoke ${platformKey.name}`}>
        Revoke
      </summary>
      <ActionForm action={revokeKeyAction} className="mt-3 max-w-80 gap-3 text-start">
        <input type="hidden" name="key" value={platformKey.id} />
        <p className="t-small">
          Whatever uses it stops at once: no events go out and no workspace is made with it. This cannot be undone.
        </p>
        <ConfirmByName name={platformKey.name} label={`Type ${platformKey.name} to confirm`}>
          Revoke key
        </ConfirmByName>
      </ActionForm>
    </details>
  );
}

/** Whether a key works; one that stopped with its maker's role can be taken over. */
function KeyState({ platformKey }: { readonly platformKey: PlatformKeyDto }) {
  if (platformKey.revokedAt)
    return (
      <Tag tone="line">
        Revoked <Time at={platformKey.revokedAt} show="date" />
      </Tag>
    );
  if (!platformKey.stopped) return <Tag tone="ok">In force</Tag>;
  return (
    <div className="grid justify-items-start gap-2">
      <Tag tone="bad">Refused: its maker is no admin any more</Tag>
      <ActionForm action={keepKeyAction}>
        <input type="hidden" name="key" value={platformKey.id} />
        <SubmitButton size="s" aria-label={`Take over ${platformKey.name}`}>
          Take over
        </SubmitButton>
      </ActionForm>
    </div>
  );
}

/** Platform keys with when they were last used; those in force can be revoked. */
export function KeyTable({ keys }: { readonly keys: readonly PlatformKeyDto[] }) {
  return (
    <Table
      label="Platform keys"
      stack
      rows={keys}
      rowKey={({ id }) => id}
      columns={[
        { key: "name", head: "Name", names: true, cell: ({ name }) => <bdi>{name}</bdi> },
        {
          key: "key",
          head: "Key",
          cell: ({ environment, lastFour }) => <code className="mono">{`pk_${environment}_…${lastFour}`}</code>,
        },
        { key: "made", head: "Made", cell: ({ createdAt }) => <Time at={createdAt} show="date" /> },
        {
          key: "used",
          head: "Last used",
          cell: ({ usedAt }) =>
            usedAt ? <Time at={usedAt} show="relative" /> : <span className="text-ink-3">Never</span>,
        },
        {
          key: "state",
          head: "State",
          cell: (platformKey) => <KeyState platformKey={platformKey} />,
        },
        {
          key: "revoke",
          head: <span className="sr-only">Revoke</span>,
          cell: (platformKey) => !platformKey.revokedAt && <Revoke platformKey={platformKey} />,
        },
      ]}
    />
  );
}

import { ActionForm, type FormAction } from "@/components/ui/action-form";
import { Avatar } from "@/components/ui/avatar";
import { Panel, PanelBody, PanelHeader } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextareaField } from "@/components/ui/textarea-field";
import { Time } from "@/components/ui/time";
import { TEXT_LIMITS } from "@/lib/certification/constants";
import type { MessageView } from "@/lib/certification/types";

/** The messages about a version over all rounds, and the box to answer. Without `action` it is read only. */
export function Conversation<T>({
  messages,
  note,
  empty,
  action,
  fields,
  label,
}: {
  readonly messages: readonly MessageView[];
  readonly note?: string | undefined;
  readonly empty: string;
  readonly action?: FormAction<T> | undefined;
  readonly fields: Readonly<Record<string, string>>;
  /** Who is written to: "Message to the reviewer". */
  readonly label: string;
}) {
  return (
    <Panel aria-labelledby="conversation">
      <PanelHeader id="conversation" title="Conversation" note={note} />
      {messages.length === 0 && <PanelBody className="t-small text-ink-2">{empty}</PanelBody>}
      <ol>
        {messages.map((message) => (
          <li
            key={message.id}
            className="grid grid-cols-[28px_minmax(0,1fr)] gap-x-2.5 gap-y-0.5 border-b border-line px-5 py-3.5"
          >
            <Avatar name={message.authorLabel} staff={message.side === "reviewer"} />
            <p className="flex flex-wrap items-baseline gap-x-2">
              <bdi className="font-semibold">{message.authorLabel}</bdi>
              <span className="t-small text-ink-3">
                {message.side === "reviewer" && "Reviewer, "}
                <Time at={message.at} show="datetime" />
              </span>
            </p>
            <p className="col-start-2 break-words whitespace-pre-wrap" dir="auto">
              {message.body}
            </p>
          </li>
        ))}
      </ol>
      {action && (
        <PanelBody>
          <ActionForm action={action} resetOnSuccess success="Sent." className="gap-2">
            {Object.entries(fields).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <TextareaField name="body" label={label} rows={3} maxLength={TEXT_LIMITS.message} required />
            <div className="flex justify-end">
              <SubmitButton size="s" pendingLabel="Sending">
                Send
              </SubmitButton>
            </div>
          </ActionForm>
        </PanelBody>
      )}
    </Panel>
  );
}

import { CircleCheck, FileClock } from "lucide-react";
import { HiddenFields } from "@/components/accounts/hidden-fields";
import { ActionForm } from "@/components/ui/action-form";
import { CheckField } from "@/components/ui/check-field";
import { Guarded } from "@/components/ui/guarded";
import { Markdown } from "@/components/ui/markdown";
import { Panel, PanelBody, PanelFooter, PanelHeader } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { agree } from "@/lib/partners/actions";
import type { AgreementView } from "@/lib/partners/types";

/** The newest agreement, to read and to accept; only an owner accepts. */
export function AgreementPanel({
  agreement,
  partner,
  isOwner,
}: {
  readonly agreement: AgreementView;
  readonly partner: string;
  readonly isOwner: boolean;
}) {
  const { accepted } = agreement;
  return (
    <Panel aria-labelledby="agreement">
      <PanelHeader id="agreement" title={agreement.title} note={`Version ${agreement.version}`}>
        {accepted ? (
          <Tag tone="ok" icon={CircleCheck}>
            Accepted
          </Tag>
        ) : (
          <Tag tone="warn" icon={FileClock}>
            To accept
          </Tag>
        )}
      </PanelHeader>
      <PanelBody className="grid gap-4">
        {agreement.earlierVersion !== null && !accepted && (
          <p>
            You accepted version {agreement.earlierVersion}. This one is new since <Time at={agreement.publishedAt} />.
            Accept it before the next submission.
          </p>
        )}
        <details className="group" open={!accepted}>
          <summary className="cursor-pointer text-signal-ink">{accepted ? "Read it again" : "Read it"}</summary>
          <div className="mt-3 max-w-[72ch]">
            <Guarded>
              <Markdown text={agreement.body} lang="en" />
            </Guarded>
          </div>
        </details>
      </PanelBody>
      <PanelFooter>
        {accepted && (
          <span>
            <bdi>{accepted.byName}</bdi> accepted it on <Time at={accepted.at} />.
          </span>
        )}
        {!accepted && !isOwner && (
          <span>An owner of your company accepts it. It is needed to submit, not to build.</span>
        )}
        {!accepted && isOwner && (
          <ActionForm action={agree} className="w-full">
            <HiddenFields fields={{ partner, version: String(agreement.version) }} />
            <CheckField name="accept" label={`I read version ${agreement.version} and accept it for the company.`} />
            <div>
              <SubmitButton>Accept the agreement</SubmitButton>
            </div>
          </ActionForm>
        )}
      </PanelFooter>
    </Panel>
  );
}

import { BadgeCheck, CircleDashed } from "lucide-react";
import { HiddenFields } from "@/components/accounts/hidden-fields";
import { ActionForm } from "@/components/ui/action-form";
import { CopyField } from "@/components/ui/copy-field";
import { Panel, PanelBody, PanelFooter, PanelHeader } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { Tag } from "@/components/ui/tag";
import { TextField } from "@/components/ui/text-field";
import { Time } from "@/components/ui/time";
import { dropDomain, nameDomain, recheckDomain } from "@/lib/partners/actions";
import type { DomainView } from "@/lib/partners/types";

/** The demo's sample partner app, which can prove its own address: the only one a visitor without a domain can use. */
export type SampleApp = { readonly host: string; readonly settingsHref: string };

function ProofSteps({ domain, sample }: { readonly domain: DomainView; readonly sample: SampleApp | null }) {
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      {sample?.host === domain.domain && (
        <p className="lg:col-span-2">
          This is the demo’s sample app. Put the file’s content into “Domain proof” in{" "}
          <a href={sample.settingsHref}>its settings</a>, then check.
        </p>
      )}
      {domain.recordName !== null && (
        <div className="grid content-start gap-2">
          <p className="t-label">Either a DNS record of type TXT</p>
          <CopyField label={`Record name for ${domain.domain}`} value={domain.recordName} />
          <CopyField label={`Record value for ${domain.domain}`} value={domain.token} />
        </div>
      )}
      <div className="grid content-start gap-2">
        <p className="t-label">{domain.recordName === null ? "A file" : "Or a file"} with this one line</p>
        <CopyField label={`File address for ${domain.domain}`} value={domain.fileAddress} />
        <CopyField label={`File content for ${domain.domain}`} value={domain.token} />
      </div>
    </div>
  );
}

function DomainItem({
  domain,
  partner,
  manages,
  sample,
}: {
  readonly domain: DomainView;
  readonly partner: string;
  readonly manages: boolean;
  readonly sample: SampleApp | null;
}) {
  const fields = <HiddenFields fields={{ partner, domain: domain.id }} />;
  return (
    <li className="grid gap-3 border-line border-t p-5 first:border-t-0">
      <div className="flex flex-wrap items-center gap-3">
        <h3 className="t-3">
          <bdi>{domain.domain}</bdi>
        </h3>
        {domain.verifiedAt ? (
          <Tag tone="ok" icon={BadgeCheck}>
            Proven by {domain.method === "dns" ? "DNS" : "file"}
          </Tag>
        ) : (
          <Tag icon={CircleDashed}>Not proven yet</Tag>
        )}
        {domain.verifiedAt && (
          <span className="text-ink-3">
            since <Time at={domain.verifiedAt} />
          </span>
        )}
      </div>
      {!domain.verifiedAt && manages && <ProofSteps domain={domain} sample={sample} />}
      {domain.seen !== null && !domain.verifiedAt && (
        <p className="text-ink-2">
          <span className="t-label">What we saw</span>{" "}
          {domain.checkedAt && (
            <span className="text-ink-3">
              <Time at={domain.checkedAt} show="relative" />:{" "}
            </span>
          )}
          <span className="break-words">{domain.seen}</span>
        </p>
      )}
      {manages && (
        <div className="flex flex-wrap gap-2">
          {!domain.verifiedAt && (
            <ActionForm action={recheckDomain}>
              {fields}
              <SubmitButton variant="ink" size="s" pendingLabel="Looking" aria-label={`Check now: ${domain.domain}`}>
                Check now
              </SubmitButton>
            </ActionForm>
          )}
          <ActionForm action={dropDomain}>
            {fields}
            <SubmitButton variant="quiet-bad" size="s" aria-label={`Remove ${domain.domain}`}>
              Remove
            </SubmitButton>
          </ActionForm>
        </div>
      )}
    </li>
  );
}

/** The partner's domains with the state of each proof; `manages` shows the steps and buttons. */
export function DomainPanel({
  domains,
  partner,
  manages,
  sample,
}: {
  readonly domains: readonly DomainView[];
  readonly partner: string;
  readonly manages: boolean;
  /** Only in the demo. */
  readonly sample: SampleApp | null;
}) {
  return (
    <Panel aria-labelledby="domains">
      <PanelHeader id="domains" title="Domains" note="Needed to submit, not to build" />
      {domains.length === 0 ? (
        <PanelBody className="text-ink-2">
          Prove that a domain is yours, so that customers know who stands behind your listings. Start with the domain of
          your website.
        </PanelBody>
      ) : (
        <ul>
          {domains.map((domain) => (
            <DomainItem key={domain.id} domain={domain} partner={partner} manages={manages} sample={sample} />
          ))}
        </ul>
      )}
      {manages && (
        <PanelFooter>
          <ActionForm action={nameDomain} resetOnSuccess className="w-full" noValidate>
            <HiddenFields fields={{ partner }} />
            <div className="flex flex-wrap items-end gap-3">
              <TextField
                name="domain"
                label="Add a domain"
                hint={sample ? `In this demo without a domain of your own: ${sample.host}, the sample app.` : undefined}
                placeholder="company.com"
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                className="min-w-60 grow"
                code
                required
              />
              <SubmitButton variant="default">Add</SubmitButton>
            </div>
          </ActionForm>
        </PanelFooter>
      )}
    </Panel>
  );
}

import Link from "next/link";
import { VersionTag } from "@/components/listings/state-tags";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { OwnListing, OwnVersion } from "@/lib/listings/data";
import { partnerSteps } from "@/lib/listings/transitions";
import { deleteDraftAction } from "@/lib/onboarding/actions";
import { formatId } from "@/lib/platform/ids";

/** Every version with its state, its dates and what may be done with it. */
export function VersionTable({ partner, listing }: { readonly partner: string; readonly listing: OwnListing }) {
  const base = `/partner/${partner}/listings/${listing.shownId}`;
  return (
    <Table
      label="Versions"
      stack
      rows={listing.versions}
      rowKey={(version) => version.id}
      columns={[
        { key: "number", head: "Version", names: true, cell: (version) => version.number },
        { key: "state", head: "State", cell: (version) => <VersionTag state={version.state} /> },
        {
          key: "changes",
          head: "What changed",
          cell: (version) => <span dir="auto">{version.content.changes || "No note yet"}</span>,
        },
        { key: "at", head: "Since", cell: (version) => <Time at={sinceOf(version)} /> },
        {
          key: "do",
          head: "",
          cell: (version) => (
            <Steps partner={partner} base={base} version={version} isOnly={listing.versions.length === 1} />
          ),
        },
      ]}
    />
  );
}

function sinceOf(version: OwnVersion): Date {
  return version.publishedAt ?? version.approvedAt ?? version.submittedAt ?? version.updatedAt;
}

function Steps({
  partner,
  base,
  version,
  isOnly,
}: {
  readonly partner: string;
  readonly base: string;
  readonly version: OwnVersion;
  readonly isOnly: boolean;
}) {
  const steps = partnerSteps(version.state);
  return (
    <span className="flex flex-wrap items-center justify-end gap-x-3 gap-y-1">
      {steps.includes("edit") && <Link href={`${base}/edit`}>Edit</Link>}
      {(steps.includes("withdraw") || steps.includes("submit")) && (
        <Link href={`${base}/submission`}>Certification</Link>
      )}
      {steps.includes("delete") && !isOnly && (
        <ActionForm action={deleteDraftAction}>
          <input type="hidden" name="partner" value={partner} />
          <input type="hidden" name="version" value={formatId("version", version.id)} />
          <SubmitButton variant="quiet-bad" size="s">
            Delete draft {version.number}
          </SubmitButton>
        </ActionForm>
      )}
    </span>
  );
}

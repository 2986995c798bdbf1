import { notFound } from "next/navigation";
import { ChangesPanel } from "@/components/certification/changes-panel";
import { Conversation } from "@/components/certification/conversation";
import { DecisionText } from "@/components/certification/decision-text";
import { FindingsPanel } from "@/components/certification/findings-panel";
import { NextPanel } from "@/components/certification/next-panel";
import { ReadinessPanel } from "@/components/certification/readiness-panel";
import { RoundsPanel } from "@/components/certification/rounds-panel";
import { LiveSecretNote } from "@/components/clients/live-secret-note";
import { PageHeader } from "@/components/layout/page-header";
import { VersionTag } from "@/components/listings/state-tags";
import { ButtonLink } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { loadPartnerScope } from "@/lib/accounts/gates/loaders";
import { can } from "@/lib/accounts/policy";
import { partnerMessageAction } from "@/lib/certification/submissions/actions";
import { getBoard } from "@/lib/certification/submissions/data";
import { VERSIONS } from "@/lib/listings/transitions";
import { db } from "@/lib/platform/db";
import { canMove } from "@/lib/platform/transitions/derive";

export const instant = false;
export const metadata = { title: "Certification" };

/** The partner's submission board: what is next, the findings, the conversation and every round. */
export default async function SubmissionPage({
  params,
}: PageProps<"/partner/[partner]/listings/[listing]/submission">) {
  const { partner, listing: shownId } = await params;
  const scope = await loadPartnerScope(partner, "listing.read");
  const board = (await getBoard(db(), scope, shownId)) ?? notFound();
  const { version } = board;
  const base = `/partner/${partner}/listings/${shownId}`;
  const mayMakeSecrets = can({ kind: "partner", role: scope.role, own: true }, "client.secret.create");
  const [round] = board.rounds;
  const asked = version.state === "changes_requested" ? round?.decision : null;
  const { name } = version.content;
  const isReady = board.ready.emailVerified && board.ready.domainVerified && board.ready.agreementAccepted;
  return (
    <>
      <PageHeader
        title={
          <>
            <bdi>{name}</bdi> {version.number}
          </>
        }
        crumbs={[
          { label: "Listings", href: `/partner/${partner}/listings` },
          { label: name, href: base },
          { label: "Certification" },
        ]}
        tag={<VersionTag state={version.state} />}
        actions={
          <>
            <ButtonLink href={`${base}/preview`}>Preview</ButtonLink>
            {canMove(VERSIONS, version.state, "edit") && <ButtonLink href={`${base}/edit`}>Edit</ButtonLink>}
          </>
        }
      />
      <div className="stack">
        {board.lacksLiveSecret && (
          <LiveSecretNote
            partner={partner}
            base={base}
            clientId={mayMakeSecrets ? board.liveClientId : null}
            isPublic={board.published !== null}
          />
        )}
        <NextPanel board={board} partner={partner} />
        {asked && (
          <FormMessage tone="warn">
            <DecisionText decision={asked} />
          </FormMessage>
        )}
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_340px]">
          <FindingsPanel
            board={board}
            partner={partner}
            listing={canMove(VERSIONS, version.state, "edit") ? base : undefined}
          />
          <div className="stack">
            {!isReady && <ReadinessPanel ready={board.ready} partner={partner} />}
            <Conversation
              messages={board.messages}
              empty={
                round
                  ? "Nothing was said yet. Ask here whatever you would ask the reviewer."
                  : "Opens when you have handed it in."
              }
              action={round ? partnerMessageAction : undefined}
              fields={{ partner, submission: round?.shownId ?? "" }}
              label="Message to the reviewer"
            />
            {board.published && board.published.number !== version.number && (
              <ChangesPanel from={board.published.number} board={board} base={base} />
            )}
            <RoundsPanel rounds={board.rounds} shownAbove={asked?.round} />
          </div>
        </div>
      </div>
    </>
  );
}

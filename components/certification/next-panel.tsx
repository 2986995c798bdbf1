import { ActionForm, type FormAction } from "@/components/ui/action-form";
import { Panel, PanelBody, PanelFooter, PanelHeader } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { Time } from "@/components/ui/time";
import { durationWords } from "@/lib/certification/forecast";
import { approveUpdateAction, submitAction, withdrawAction } from "@/lib/certification/submissions/actions";
import type { Board } from "@/lib/certification/submissions/data";
import type { ActionView, CertificationAction } from "@/lib/certification/transitions";
import { publishVersionAction } from "@/lib/listings/actions";
import { counted } from "@/lib/platform/text/counted";
import { BoardTrack } from "./board-track";

/** What is next, in one sentence. */
function headline(board: Board): string {
  const open = board.openBlocking;
  switch (board.version.state) {
    case "draft":
      if (open === null) return "Run the checks";
      if (open > 0) return `Fix ${counted(open, "finding")}`;
      return board.harmless ? "Approve this update" : "Hand it in";
    case "submitted":
      return "A reviewer takes it next";
    case "in_review":
      return "A reviewer looks at it";
    case "changes_requested":
      return "Change what was asked for, then send it again";
    case "approved":
      return "Publish it";
    case "rejected":
      return "This version was rejected";
    case "published":
      return "This version is public";
    case "superseded":
      return "A newer version took its place";
  }
}

function Forecast({ board }: { readonly board: Board }) {
  if (!board.forecast) return "No forecast yet: too few decisions were measured.";
  const { medianHours, count } = board.forecast;
  return `Half of the last ${count} were decided within ${durationWords(medianHours)}.`;
}

const PRIMARY: ReadonlySet<CertificationAction> = new Set(["submit", "resubmit", "approve_harmless", "publish"]);

/** The button that matters now stands first and alone in colour; a harmless update offers its own approval before the queue. */
function offered(board: Board): ActionView[] {
  const harmless = board.actions.find((entry) => entry.action === "approve_harmless" && board.harmless);
  return board.actions.filter((entry) => entry.action !== "approve_harmless" || entry === harmless);
}

function ActionButton({
  board,
  partner,
  entry,
  look,
}: {
  readonly board: Board;
  readonly partner: string;
  readonly entry: ActionView;
  readonly look: "signal" | "default";
}) {
  const [round] = board.rounds;
  const fields: Record<string, string> = {
    partner,
    version: board.version.shownId,
    lockVersion: String(board.version.lockVersion),
  };
  const withdraw: Record<string, string> = { partner, submission: round?.shownId ?? "" };
  const props = { entry, look, number: board.version.number };
  switch (entry.action) {
    case "submit":
    case "resubmit":
      return <StepForm {...props} action={submitAction} fields={fields} pending="Checking and handing in" />;
    case "approve_harmless":
      return <StepForm {...props} action={approveUpdateAction} fields={fields} pending="Checking" />;
    case "withdraw":
      return <StepForm {...props} action={withdrawAction} fields={withdraw} pending="Withdrawing" />;
    case "publish":
      return <StepForm {...props} action={publishVersionAction} fields={fields} pending="Publishing" />;
    default:
      return null;
  }
}

function StepForm<T>({
  entry,
  look,
  number,
  action,
  fields,
  pending,
}: {
  readonly entry: ActionView;
  readonly look: "signal" | "default";
  readonly number: string;
  readonly action: FormAction<T>;
  readonly fields: Readonly<Record<string, string>>;
  readonly pending: string;
}) {
  return (
    <ActionForm action={action} className="gap-2">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <SubmitButton variant={entry.enabled ? look : "default"} disabled={!entry.enabled} pendingLabel={pending}>
          {entry.action === "publish" ? `Publish ${number}` : entry.label}
        </SubmitButton>
        <p className="t-small max-w-[62ch] flex-1 basis-60 text-ink-2">{entry.enabled ? entry.hint : entry.why}</p>
      </div>
    </ActionForm>
  );
}

/** The track, what is next and when, and every step the partner may take or why not yet. */
export function NextPanel({ board, partner }: { readonly board: Board; readonly partner: string }) {
  const actions = offered(board);
  const waits = board.version.state === "submitted" || board.version.state === "in_review";
  const handsIn = board.version.state === "draft" || board.version.state === "changes_requested";
  const signal = actions.find((entry) => PRIMARY.has(entry.action) && entry.enabled);
  return (
    <Panel aria-labelledby="next">
      <PanelHeader
        id="next"
        title={headline(board)}
        note={
          waits || handsIn ? (
            <Forecast board={board} />
          ) : (
            board.certificate && (
              <>
                Certified until <Time at={board.certificate.expiresAt} />
              </>
            )
          )
        }
      />
      <PanelBody>
        <BoardTrack board={board} />
      </PanelBody>
      {actions.length > 0 && (
        <PanelFooter className="grid gap-3">
          {actions.map((entry) => (
            <ActionButton
              key={entry.action}
              board={board}
              partner={partner}
              entry={entry}
              look={entry === signal ? "signal" : "default"}
            />
          ))}
        </PanelFooter>
      )}
    </Panel>
  );
}

import { Time } from "@/components/ui/time";
import { type Stop, Track } from "@/components/ui/track";
import type { Board } from "@/lib/certification/submissions/data";

type Place = "check" | "hand_in" | "queue" | "review" | "decision" | "publish" | "over";

/** Where a version is on its way. */
function placeOf(board: Board): Place {
  switch (board.version.state) {
    case "draft":
      return board.openBlocking === 0 ? "hand_in" : "check";
    case "submitted":
      return "queue";
    case "in_review":
      return "review";
    case "changes_requested":
    case "rejected":
      return "decision";
    case "approved":
      return "publish";
    case "published":
    case "superseded":
      return "over";
  }
}

const ORDER: readonly Place[] = ["check", "hand_in", "queue", "review", "decision", "publish", "over"];

function fixing(board: Board): string {
  if (board.openBlocking === null) return "not checked yet";
  return board.openBlocking === 0 ? "nothing to fix" : `${board.openBlocking} to fix`;
}

function stopsOf(board: Board): Stop[] {
  const [round] = board.rounds;
  const place = placeOf(board);
  const at = (own: Place): Stop["state"] => {
    const distance = ORDER.indexOf(own) - ORDER.indexOf(place);
    return distance < 0 ? "done" : distance === 0 ? "now" : "todo";
  };
  const handedIn = round && ORDER.indexOf(place) > ORDER.indexOf("hand_in");
  const decidedAt = round?.decidedAt;
  const decision: Pick<Stop, "name" | "state" | "note"> =
    board.version.state === "changes_requested"
      ? {
          name: "Waiting for you",
          state: "now",
          note: decidedAt ? (
            <>
              since <Time at={decidedAt} />
            </>
          ) : null,
        }
      : board.version.state === "rejected"
        ? { name: "Rejected", state: "stopped", note: decidedAt && <Time at={decidedAt} /> }
        : {
            name: "Decision",
            state: at("decision"),
            note: decidedAt && place !== "hand_in" && place !== "check" && <Time at={decidedAt} />,
          };
  return [
    { key: "check", name: "Checked", state: at("check"), note: fixing(board) },
    {
      key: "hand_in",
      name: "Handed in",
      state: at("hand_in"),
      note: handedIn ? <Time at={round.submittedAt} show="datetime" /> : place === "hand_in" && "your turn",
    },
    { key: "queue", name: "In the queue", state: at("queue"), note: place === "queue" && "waiting for a reviewer" },
    {
      key: "review",
      name: "In review",
      state: at("review"),
      note: place === "review" && (round?.reviewerName ?? "a reviewer looks"),
    },
    { key: "decision", ...decision },
    {
      key: "publish",
      name: "Public",
      state: place === "over" ? "done" : at("publish"),
      note: board.version.publishedAt ? <Time at={board.version.publishedAt} /> : place === "publish" && "your turn",
    },
  ];
}

/** The six ports of a version's certification. */
export function BoardTrack({ board }: { readonly board: Board }) {
  return <Track stops={stopsOf(board)} label={`Certification of version ${board.version.number}`} />;
}

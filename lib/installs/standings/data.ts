import type { AnyPersonScope } from "@/lib/accounts/types";
import type { Db } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";
import { LIVE_STATES } from "../constants";
import type { InstallationState } from "../types";
import type { Standing, StandingState } from "./types";

/** At most this many workspaces are told apart on a listing's page. */
const MOST = 20;

function stateOf(row: { state: InstallationState; offeredVersionId: string | null }): StandingState {
  if (row.state === "requested") return "requested";
  if (row.state === "pending" || row.state === "awaiting_payment") return "pending";
  return row.offeredVersionId === null ? "installed" : "update";
}

/** What each live workspace of the person has of a listing, by its address part; empty when there is no such listing. */
export async function getStandings(on: Db, scope: AnyPersonScope, slug: string): Promise<Standing[]> {
  const { personId } = scope.person;
  const listing = await on.listing.findUnique({ where: { slug }, select: { id: true } });
  if (!listing) return [];
  const members = await on.workspaceMember.findMany({
    where: { personId, workspace: { deletedAt: null, environment: "live" } },
    select: { workspace: { select: { id: true, name: true } } },
    orderBy: { workspace: { name: "asc" } },
    take: MOST,
  });
  const rows = await on.installation.findMany({
    where: {
      listingId: listing.id,
      workspaceId: { in: members.map(({ workspace }) => workspace.id) },
      state: { in: [...LIVE_STATES, "requested"] },
    },
    select: { id: true, workspaceId: true, state: true, offeredVersionId: true, deciderId: true },
  });
  const deciders = rows.flatMap((row) => (row.state === "requested" && row.deciderId ? [row.deciderId] : []));
  const people = await on.person.findMany({ where: { id: { in: deciders } }, select: { id: true, name: true } });
  return members.map(({ workspace }) => {
    const own = rows.filter((row) => row.workspaceId === workspace.id);
    const row = own.find(({ state }) => state !== "requested") ?? own[0];
    const decider = row?.state === "requested" ? people.find(({ id }) => id === row.deciderId) : undefined;
    return {
      workspace: formatId("workspace", workspace.id),
      name: workspace.name,
      state: row ? stateOf(row) : "none",
      installation: row ? formatId("installation", row.id) : null,
      decider: decider ? { name: decider.name, isMe: decider.id === personId } : null,
    };
  });
}

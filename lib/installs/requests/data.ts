import type { AnyWorkspaceScope } from "@/lib/accounts/types";
import { parseContent } from "@/lib/listings/data";
import type { Db } from "@/lib/platform/db";
import type { Prisma } from "@/lib/platform/generated/prisma/client";
import { formatId, parseId } from "@/lib/platform/ids";
import { getBusinessTime } from "@/lib/platform/time";
import { isInstallable } from "../installable";
import { listingFactsOf } from "../listing-facts";
import { finishUrl } from "../notices";
import type { RequestView } from "../views/types";

const REQUEST = {
  id: true,
  state: true,
  createdAt: true,
  requestedById: true,
  requestReason: true,
  requestedScopes: true,
  deciderId: true,
  decidedById: true,
  decidedAt: true,
  decisionReason: true,
  clientId: true,
  version: { select: { content: true } },
  listing: {
    select: {
      slug: true,
      state: true,
      installBlock: true,
      publishedVersionId: true,
      certifiedUntil: true,
      starCounts: true,
      partner: { select: { name: true } },
    },
  },
} as const satisfies Prisma.InstallationSelect;

type Row = Prisma.InstallationGetPayload<{ select: typeof REQUEST }>;
type Names = ReadonlyMap<string, string>;

/** Every request of the workspace, open ones first, newest first. */
export async function listRequests(on: Db, scope: AnyWorkspaceScope): Promise<RequestView[]> {
  const rows = await on.installation.findMany({
    where: { workspaceId: scope.workspaceId, requestedById: { not: null } },
    select: REQUEST,
    orderBy: { createdAt: "desc" },
    take: 100,
  });
  const names = await namesOf(on, rows);
  const views = await Promise.all(rows.map((row) => viewOf(on, scope, row, names)));
  return views.sort((left, right) => Number(right.state === "requested") - Number(left.state === "requested"));
}

/** One request of the workspace; null when it is not theirs. */
export async function getRequest(on: Db, scope: AnyWorkspaceScope, shownId: string): Promise<RequestView | null> {
  const id = parseId("installation", shownId);
  const row = id
    ? await on.installation.findFirst({
        where: { id, workspaceId: scope.workspaceId, requestedById: { not: null } },
        select: REQUEST,
      })
    : null;
  return row ? viewOf(on, scope, row, await namesOf(on, [row])) : null;
}

/** Who was asked, for the person who just asked; only within workspaces that were shown to them. */
export async function getRequestSummary(
  on: Db,
  choices: ReadonlyArray<{ workspaceId: string; workspace: string }>,
  shownId: string,
): Promise<{ workspace: string; deciderName: string } | null> {
  const id = parseId("installation", shownId);
  const row = id
    ? await on.installation.findFirst({
        where: { id, workspaceId: { in: choices.map((choice) => choice.workspaceId) } },
        select: { workspaceId: true, deciderId: true },
      })
    : null;
  if (!row?.deciderId) return null;
  const decider = await on.person.findUnique({ where: { id: row.deciderId }, select: { name: true } });
  const workspace = choices.find((choice) => choice.workspaceId === row.workspaceId)?.workspace;
  return decider && workspace ? { workspace, deciderName: decider.name } : null;
}

async function namesOf(on: Db, rows: readonly Row[]): Promise<Names> {
  const ids = rows.flatMap((row) => [row.requestedById, row.deciderId, row.decidedById]).filter((id) => id !== null);
  const people = await on.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(people.map((person) => [person.id, person.name]));
}

async function viewOf(on: Db, scope: AnyWorkspaceScope, row: Row, names: Names): Promise<RequestView> {
  const seen = parseContent(row.version.content);
  const published = row.listing.publishedVersionId
    ? await on.version.findUnique({
        where: { id: row.listing.publishedVersionId },
        select: { id: true, content: true },
      })
    : null;
  const content = published ? parseContent(published.content) : null;
  const open = row.state === "pending" && row.clientId && content?.installUrl;
  return {
    installation: formatId("installation", row.id),
    slug: row.listing.slug,
    name: (content ?? seen).name,
    lang: (content ?? seen).lang,
    promise: (content ?? seen).promise,
    partnerName: row.listing.partner.name,
    depth: (content ?? seen).depth,
    iconMediaId: (content ?? seen).iconMediaId || null,
    state: row.state,
    installBlock: row.listing.installBlock,
    installable: isInstallable({
      environment: "live",
      state: row.listing.state,
      installBlock: row.listing.installBlock,
    }),
    requestedAt: row.createdAt.toISOString(),
    requestedBy: {
      name: names.get(row.requestedById ?? "") ?? "",
      isMe: row.requestedById === scope.person.personId,
    },
    reason: row.requestReason ?? "",
    decider: row.deciderId
      ? { name: names.get(row.deciderId) ?? "", isMe: row.deciderId === scope.person.personId }
      : null,
    decidedBy: row.decidedById ? (names.get(row.decidedById) ?? null) : null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decisionReason: row.decisionReason,
    requestedScopes: row.requestedScopes,
    version: published ? formatId("version", published.id) : null,
    content,
    facts: listingFactsOf(row.listing, content ?? seen, await getBusinessTime(on)),
    finishUrl: open ? finishUrl(open, scope, row.id) : null,
  };
}

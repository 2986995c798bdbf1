import { getWorkspaceScope } from "@/lib/accounts/gates/data";
import { loadSignedIn } from "@/lib/accounts/session/loaders";
import { listWorkspaceActivity } from "@/lib/insights/activity/data";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { programRoute } from "@/lib/platform/requests/program-route";
import { CSV_ROWS, csvOf, csvResponse } from "@/lib/platform/text/csv";

export const policy = "activity.read";

type Context = { params: Promise<{ workspace: string }> };

/** The newest 5,000 lines of a workspace's activity as a file: what apps did, and what people did. */
async function answer(_request: Request, { params }: Context): Promise<Response> {
  const person = await loadSignedIn();
  const { workspace } = await params;
  const scope = person && (await getWorkspaceScope(db(), person, workspace, policy));
  if (!scope) throw new AppError("not_found");
  const { rows } = await listWorkspaceActivity(db(), scope, {}, CSV_ROWS);
  const lines = rows.map((row) =>
    row.line === "call"
      ? [
          row.at,
          row.app,
          row.kind,
          row.resource,
          row.thing ?? row.resourceId ?? "",
          row.records,
          row.status,
          `${row.method} ${row.path}`,
        ]
      : [row.at, row.who, row.action, "", row.subject, "", "", row.reason ?? ""],
  );
  return csvResponse("activity", csvOf(["at", "who", "did", "kind", "what", "records", "answer", "details"], lines));
}

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = programRoute({ GET: answer });

import { listAudit } from "@/lib/accounts/audit/data";
import { getStaffScope } from "@/lib/accounts/gates/data";
import { searchText } from "@/lib/accounts/search-text";
import { loadSignedIn } from "@/lib/accounts/session/loaders";
import { getAuditThings } from "@/lib/insights/audit/data";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { programRoute } from "@/lib/platform/requests/program-route";
import { CSV_ROWS, csvOf, csvResponse } from "@/lib/platform/text/csv";

export const policy = "audit.read";

/** The newest 5,000 audit rows that fit the page's filters, as a file. */
async function answer(request: Request): Promise<Response> {
  const person = await loadSignedIn();
  const scope = person && getStaffScope(person, policy);
  if (!scope) throw new AppError("not_found");
  const { searchParams } = new URL(request.url);
  const text = (name: string) => searchText(searchParams.get(name) ?? undefined).trim();
  const filter = { subject: text("subject"), actor: text("actor"), action: text("action"), before: null };
  const { rows } = await listAudit(db(), scope, filter, CSV_ROWS);
  const things = await getAuditThings(db(), scope, rows);
  const lines = rows.map((row) => [
    row.at.toISOString(),
    row.actorLabel,
    row.action,
    things.get(row.subjectId)?.name ?? "",
    row.subjectId,
    row.reason ?? "",
    row.before ?? "",
    row.after ?? "",
  ]);
  return csvResponse("audit", csvOf(["at", "who", "did", "what", "id", "reason", "before", "after"], lines));
}

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = programRoute({ GET: answer });

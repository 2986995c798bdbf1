import { getPersonScope } from "@/lib/accounts/gates/data";
import { loadSignedIn } from "@/lib/accounts/session/loaders";
import { standingSchema } from "@/lib/installs/schema";
import { getStandings } from "@/lib/installs/standings/data";
import { db } from "@/lib/platform/db";
import { programRoute } from "@/lib/platform/requests/program-route";

export const policy = "session.read";

const HEADERS = { "cache-control": "private, no-store", vary: "Cookie" };

type Context = { params: Promise<{ slug: string }> };

/**
 * What the reader's own workspaces have of a listing, for the Install button of cached public pages: `{ workspaces: [] }` for strangers, and for
 * a listing that is not there.
 */
async function answer(_request: Request, { params }: Context): Promise<Response> {
  const slug = standingSchema.safeParse(await params);
  const person = await loadSignedIn();
  const scope = person && getPersonScope(person, "account.manage");
  const workspaces = scope && slug.success ? await getStandings(db(), scope, slug.data.slug) : [];
  return Response.json({ workspaces }, { headers: HEADERS });
}

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = programRoute({ GET: answer });

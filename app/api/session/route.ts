import { initialsOf } from "@/components/ui/initials";
import { getPersonScope } from "@/lib/accounts/gates/data";
import { loadSignedIn } from "@/lib/accounts/session/loaders";
import { getPlaces } from "@/lib/accounts/workspaces/data";
import { db } from "@/lib/platform/db";
import { programRoute } from "@/lib/platform/requests/program-route";

export const policy = "session.read";

const HEADERS = { "cache-control": "private, no-store", vary: "Cookie" };

/** Who is signed in, for the header of cached public pages: `{ signedIn: false }`, or name, initials and places. Never cached. */
async function answer(): Promise<Response> {
  const person = await loadSignedIn();
  const scope = person && getPersonScope(person, "account.manage");
  if (!scope) return Response.json({ signedIn: false }, { headers: HEADERS });
  const places = await getPlaces(db(), scope);
  return Response.json(
    { signedIn: true, name: scope.person.name, initials: initialsOf(scope.person.name), ...places },
    { headers: HEADERS },
  );
}

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = programRoute({ GET: answer });

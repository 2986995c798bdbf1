import { waitingList } from "@/components/insights/waiting-words";
import { getPersonScope } from "@/lib/accounts/gates/data";
import { loadSignedIn } from "@/lib/accounts/session/loaders";
import { getWaiting } from "@/lib/insights/waiting/data";
import { db } from "@/lib/platform/db";
import { toLocale } from "@/lib/platform/messages/locales";
import { programRoute } from "@/lib/platform/requests/program-route";

export const policy = "session.read";

const HEADERS = { "cache-control": "private, no-store", vary: "Cookie" };

/** What waits for the reader in the words of `?locale=`, for the bell of cached public pages: `{ signedIn: false }` for strangers. */
async function answer(request: Request): Promise<Response> {
  const person = await loadSignedIn();
  const scope = person && getPersonScope(person, "account.manage");
  if (!scope) return Response.json({ signedIn: false }, { headers: HEADERS });
  const locale = toLocale(new URL(request.url).searchParams.get("locale"));
  return Response.json(await waitingList(await getWaiting(db(), scope), locale), { headers: HEADERS });
}

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = programRoute({ GET: answer });

import { docsSections } from "@/components/docs/docs-sections";
import { loadBrowser, loadSignedIn } from "@/lib/accounts/session/loaders";
import { findThings } from "@/lib/catalog/find/data";
import { findQuerySchema } from "@/lib/catalog/find/schema";
import type { Found } from "@/lib/catalog/find/types";
import { db } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { programFields } from "@/lib/platform/forms/said-fields";
import { say } from "@/lib/platform/messages/said";
import { programRoute } from "@/lib/platform/requests/program-route";
import { takeAddressPointOrThrow, takePointOrThrow } from "@/lib/platform/requests/rate-limit";

export const policy = "find.read";

const HEADERS = { "cache-control": "private, no-store", vary: "Cookie" };

/** The query as it must be: each known parameter once. */
function queryOf(request: Request) {
  const given = [...new URL(request.url).searchParams];
  const query = findQuerySchema.safeParse(Object.fromEntries(given));
  if (!query.success) throw new AppError("invalid_input", { fields: programFields(query.error) });
  if (new Set(given.map(([name]) => name)).size < given.length)
    throw new AppError("invalid_input", { sentence: say("portal.parameterOnce") });
  return query.data;
}

/** What the menu of Ctrl-K finds: integrations, pages, and of a signed-in person's own what their roles let them read. Never cached. */
async function answer(request: Request): Promise<Response> {
  const query = queryOf(request);
  const person = await loadSignedIn();
  if (person) await takePointOrThrow("find.person", person.personId);
  else await takeAddressPointOrThrow("search.address", (await loadBrowser()).ip);
  const words = query.q.toLowerCase();
  const pages = docsSections().flatMap(({ title, links }) =>
    links
      .filter(({ label }) => label.toLowerCase().includes(words))
      .map(({ href, label }) => ({ kind: "page" as const, href, label, note: title })),
  );
  const found: Found = { ...(await findThings(db(), person, query)), pages: pages.slice(0, 6) };
  return Response.json(found, { headers: HEADERS });
}

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = programRoute({ GET: answer });

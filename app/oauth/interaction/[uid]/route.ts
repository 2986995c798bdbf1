import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { loadSignedIn } from "@/lib/accounts/session/loaders";
import { openInteraction } from "@/lib/authorization/interactions/mutations";
import { errorPageResponse, onwardPageResponse } from "@/lib/authorization/provider/error-page";
import { LOCALE_COOKIE, readerLocale } from "@/lib/platform/messages/locales";
import { programRoute } from "@/lib/platform/requests/program-route";

export const policy = "oauth.protocol";

/** Set by the authorization server for this path alone: the browser that came from the partner. */
const COOKIE = "_interaction";

/**
 * The step between the authorization server and the product: ties the request to the signed-in person's session, asks them to sign in
 * first if need be, and goes on to the consent page, or straight back when a kept consent answers already.
 */
async function answer(request: Request, { params }: { params: Promise<{ uid: string }> }): Promise<Response> {
  const mode = request.headers.get("sec-fetch-mode");
  // A script that follows a link must not walk the authorization: the browser itself comes again.
  if (mode !== null && mode !== "navigate")
    return new Response("", { headers: { "content-type": "text/html", "cache-control": "no-store" } });
  const { uid } = await params;
  const person = await loadSignedIn();
  const jar = await cookies();
  const locale = readerLocale({
    reading: jar.get(LOCALE_COOKIE)?.value,
    account: person?.locale,
    acceptLanguage: request.headers.get("accept-language"),
  });
  if (jar.get(COOKIE)?.value !== uid) return stopped(locale);
  if (!person) redirect(`/${locale}/sign-in?next=${encodeURIComponent(`/oauth/interaction/${uid}`)}`);
  const next = await openInteraction(person, uid);
  if (!next) return stopped(locale);
  // Where nothing is left to decide the partner's site is next, and this may be the answer to our sign-in form.
  if (next.returnTo) return onwardPageResponse(locale, next.returnTo);
  return new Response(null, {
    status: 303,
    headers: { location: `/${locale}/consent/${uid}`, "cache-control": "no-store" },
  });
}

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = programRoute({ GET: answer });

function stopped(language: string): Response {
  return errorPageResponse(language, {
    error: "invalid_request",
    error_description: "this step has expired or belongs to another browser",
  });
}

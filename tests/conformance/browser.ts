import type { AnyWorkspaceScope, WorkspaceScope } from "@/lib/accounts/types";
import { getConsentRequest } from "@/lib/authorization/interactions/data";
import { agreeInteraction, bindInteraction, denyInteraction } from "@/lib/authorization/interactions/mutations";
import type { ConsentRequest } from "@/lib/authorization/interactions/types";
import { consentToInstall } from "@/lib/installs/mutations";
import { db, inTransaction } from "@/lib/platform/db";
import { formatId } from "@/lib/platform/ids";

/** What a browser was answered. */
export type Seen = { status: number; headers: Headers; location: URL | null; text: string };

/** A browser with cookies by path, following the authorization server's own redirects. */
export class Browser {
  readonly #cookies = new Map<string, { name: string; value: string; path: string }>();

  async get(url: string | URL): Promise<Seen> {
    const at = new URL(url);
    const cookie = [...this.#cookies.values()]
      .filter(({ path }) => at.pathname === path || at.pathname.startsWith(path.endsWith("/") ? path : `${path}/`))
      .map(({ name, value }) => `${name}=${value}`)
      .join("; ");
    const response = await fetch(at, { redirect: "manual", headers: { cookie, accept: "text/html" } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split(";").map((part) => part.trim());
      const [name = "", value = ""] = pair.split("=", 2);
      const path = attributes.find((part) => part.toLowerCase().startsWith("path="))?.slice(5) ?? "/";
      this.#cookies.set(`${name} ${path}`, { name, value, path });
    }
    const location = response.headers.get("location");
    const { status, headers } = response;
    return { status, headers, location: location ? new URL(location, at) : null, text: await response.text() };
  }
}

type Decide = (request: ConsentRequest) => Promise<{ returnTo: string }>;

/** What the consent page's action does, for a person who may. */
export function agree(scope: WorkspaceScope<"installation.consent">, chosen?: readonly string[]): Decide {
  return async (request) => {
    const consented = await inTransaction((tx) =>
      consentToInstall(tx, scope, request.target, {
        shown: formatId("version", request.target.versionId),
        requested: request.requested,
        chosen: chosen ?? request.offered.map((use) => use.scope),
      }),
    );
    return agreeInteraction(scope.person, request, consented);
  };
}

export function refuse(scope: AnyWorkspaceScope): Decide {
  return (request) => denyInteraction(scope.person, request.uid, { kind: "refused", installation: null });
}

/** Walks an authorization from the partner's link to the last answer of the authorization server, in whatever response mode. */
export async function walk(url: string | URL, scope: AnyWorkspaceScope, decide: Decide): Promise<Seen> {
  const browser = new Browser();
  const started = await browser.get(url);
  const uid = /^\/oauth\/interaction\/(.+)$/.exec(started.location?.pathname ?? "")?.[1];
  if (!uid) throw new Error(`No interaction: ${started.status} ${started.location?.href ?? started.text}`);
  await bindInteraction(scope.person, uid);
  const request = await getConsentRequest(db(), scope.person, uid);
  if (!request) throw new Error("The interaction was not found.");
  const { returnTo } = await decide(request);
  return browser.get(returnTo);
}

/** Walks an authorization from the partner's link to the partner's callback. */
export async function authorize(url: string | URL, scope: AnyWorkspaceScope, decide: Decide): Promise<URL> {
  const finished = await walk(url, scope, decide);
  if (!finished.location) throw new Error(`Not sent back: ${finished.status} ${finished.text}`);
  return finished.location;
}

import type { PendingInstalls } from "./pending-installs.ts";
import type { ListingSite } from "./site-facts.ts";
import type { Store } from "./store.ts";
import type { SwitchBoard } from "./switches.ts";
import type { TokenKeeper } from "./tokens.ts";

/** What a running app consists of; every route gets it. */
export type App = {
  /** What its pages are headed with. */
  name: string;
  /** Where browsers and the platform reach it, ending in a slash; its pages and addresses lie below. */
  publicUrl: URL;
  store: Store;
  switches: SwitchBoard;
  pending: PendingInstalls;
  tokens: TokenKeeper;
  /** Further apps of this process, by the name in their addresses: `/apps/<name>/install`. Each has a client of its own. */
  others: ReadonlyMap<string, App>;
  /** Public pages of listings, by the name in their addresses: `/apps/<name>/guide`. Not every one of them has an app. */
  sites: ReadonlyMap<string, ListingSite>;
};

/** The full address of one of an app's pages, as the portal wants it. */
export function addressOf(app: App, page: string): string {
  return new URL(page, app.publicUrl).href;
}

/** The same as a link between the app's own pages. */
export function linkTo(app: App, page: string): string {
  const { pathname, search, hash } = new URL(page, app.publicUrl);
  return pathname + search + hash;
}

import type { PendingInstalls } from "./pending-installs.ts";
import type { Store } from "./store.ts";
import type { SwitchBoard } from "./switches.ts";
import type { TokenKeeper } from "./tokens.ts";

/** What a running app consists of; every route gets it. */
export type App = {
  publicUrl: URL;
  store: Store;
  switches: SwitchBoard;
  pending: PendingInstalls;
  tokens: TokenKeeper;
};

import { hasClient } from "./changelog";
import type { OwnVersion } from "./data";

/** Whether a version is where its app must be able to sign in with a live secret: approved or public, and with an app at all. */
export function needsLiveSecret({ state, content }: Pick<OwnVersion, "state" | "content">): boolean {
  return (state === "approved" || state === "published") && hasClient(content);
}

import { unstable_rethrow } from "next/navigation";
import type { ReactNode } from "react";
import { log } from "@/lib/platform/log";
import { BlockBoundary } from "./block-boundary";
import { BlockMissing } from "./block-missing";
import { dryRun } from "./dry-run";

/**
 * A block made of what somebody else wrote: when it cannot be shown, a sentence stands in its place and the rest of the page is there. An
 * error boundary alone does not do that: on the server a failing component ends the whole page, unless the block waits behind a script,
 * which a cached page for readers without one may not. So the block is tried first.
 */
export async function Guarded({
  children,
  words = "This part cannot be shown.",
}: {
  readonly children: ReactNode;
  readonly words?: string | undefined;
}) {
  try {
    await dryRun(children);
  } catch (err) {
    unstable_rethrow(err);
    log().error({ err }, "A block of a page could not be shown.");
    return <BlockMissing words={words} />;
  }
  return <BlockBoundary words={words}>{children}</BlockBoundary>;
}

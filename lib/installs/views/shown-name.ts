import { readableName } from "@/lib/platform/text/name-text";

/**
 * What the people of a workspace see an installation called: the name they gave it, else the one the partner proposes for embedding, else
 * the listing's own. Every page of the workspace names it so; whoever confirms its removal types this.
 */
export function shownNameOf(
  installation: { readonly whiteLabelName: string | null },
  content: { readonly name: string; readonly whiteLabelName: string },
): string {
  return readableName(installation.whiteLabelName ?? (content.whiteLabelName || content.name));
}

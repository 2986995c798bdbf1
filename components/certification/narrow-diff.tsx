import { CapabilityDiffView } from "@/components/listings/capability-diff-view";
import type { CapabilityDiff } from "@/lib/listings/types";

/** The capability diff in a column too narrow for two texts on a line: the words stand under the name. */
export function NarrowDiff({ diff }: { readonly diff: CapabilityDiff }) {
  return (
    <div className="[&_.diff_li]:grid-cols-[16px_minmax(0,1fr)] [&_.diff_small]:col-start-2">
      <CapabilityDiffView diff={diff} locale="en" />
    </div>
  );
}

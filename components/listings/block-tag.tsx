import { Ban, OctagonX } from "lucide-react";
import { Tag } from "@/components/ui/tag";
import type { InstallBlock } from "@/lib/listings/types";

/** That a listing is stopped, and how far; English (partner and admin). Nothing when it is not. */
export function BlockTag({ block }: { readonly block: InstallBlock }) {
  if (block === "none") return null;
  return block === "soft" ? (
    <Tag tone="warn" icon={Ban}>
      No new installations
    </Tag>
  ) : (
    <Tag tone="bad" icon={OctagonX}>
      Stopped
    </Tag>
  );
}

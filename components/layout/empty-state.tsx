import type { ComponentProps } from "react";
import { State } from "@/components/ui/state";

/** Nothing here yet: says so, why, and the next step. */
export function EmptyState(props: Omit<ComponentProps<typeof State>, "kind" | "errorId">) {
  return <State kind="empty" {...props} />;
}

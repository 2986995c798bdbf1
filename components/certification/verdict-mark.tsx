import { Check, OctagonX, TriangleAlert } from "lucide-react";
import type { VerdictValue } from "@/lib/certification/types";

/** The icon of a verdict; the word stands beside it. */
export function VerdictMark({ value }: { readonly value: VerdictValue }) {
  if (value === "pass") return <Check className="text-ok" aria-hidden />;
  if (value === "fail") return <OctagonX className="text-bad" aria-hidden />;
  return <TriangleAlert className="text-warn" aria-hidden />;
}

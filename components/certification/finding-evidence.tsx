import { CodeBlock } from "@/components/ui/code-block";
import type { EvidenceItem } from "@/lib/certification/types";

function textOf(item: EvidenceItem): string {
  const time = item.durationMs === undefined ? "" : `   ${(item.durationMs / 1000).toFixed(2)} s`;
  return [`${item.request ?? ""}${time}`, item.response ?? ""].filter((line) => line.trim() !== "").join("\n");
}

/** What was asked and what came back, masked; nothing when the rule needed no request. */
export function FindingEvidence({ items }: { readonly items: readonly EvidenceItem[] }) {
  if (items.length === 0) return null;
  return <CodeBlock code={items.map(textOf).join("\n\n")} copy={false} />;
}

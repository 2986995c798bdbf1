import { Ports } from "./ports";

const WIDTHS = ["70%", "90%", "50%", "82%", "64%", "76%"] as const;

/** Placeholder lines in the shape of text. */
export function Skeleton({ lines = 3 }: { readonly lines?: number | undefined }) {
  return (
    <span className="grid w-full gap-2.5" aria-hidden="true">
      {Array.from({ length: lines }, (_, line) => line).map((line) => (
        <span key={line} className="skel" style={{ inlineSize: WIDTHS[line % WIDTHS.length] }} />
      ))}
    </span>
  );
}

/** The loading state of a page or panel: the walking light, placeholder lines, and what is being done. */
export function Loading({
  label = "Loading",
  lines = 3,
}: {
  readonly label?: string | undefined;
  readonly lines?: number | undefined;
}) {
  return (
    <div className="state" aria-busy="true" role="status">
      <Ports walking />
      <Skeleton lines={lines} />
      <p className="t-small">{label}</p>
    </div>
  );
}

import type { ReactNode } from "react";
import { cx } from "./cx";

/** Numbered steps; `across` puts up to four side by side on wide screens. */
export function Steps({
  steps,
  across = false,
}: {
  readonly steps: ReadonlyArray<{ readonly title: string; readonly text?: ReactNode }>;
  readonly across?: boolean | undefined;
}) {
  return (
    <ol className={cx("steps", across && "steps--across")}>
      {steps.map((step) => (
        <li key={step.title}>
          <b>
            <bdi>{step.title}</bdi>
          </b>
          <bdi>{step.text}</bdi>
        </li>
      ))}
    </ol>
  );
}

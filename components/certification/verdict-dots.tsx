import { cx } from "@/components/ui/cx";
import type { VerdictValue } from "@/lib/certification/types";
import { REQUIREMENTS } from "@/lib/listings/types";

const LOOKS = { pass: "bg-ok", fail: "bg-bad", waive: "bg-warn" } as const;

/** Seven squares, one a requirement: passed, failed, waived or still hollow. */
export function VerdictDots({ verdicts }: { readonly verdicts: ReadonlyArray<VerdictValue | null> }) {
  const given = verdicts.filter((value) => value !== null).length;
  const failed = verdicts.filter((value) => value === "fail").length;
  return (
    <span
      className="inline-flex gap-[3px]"
      role="img"
      aria-label={`${given} of 7 judged${failed > 0 ? `, ${failed} failed` : ""}`}
    >
      {REQUIREMENTS.map((requirement, index) => {
        const value = verdicts[index];
        return (
          <i
            key={requirement}
            className={cx(
              "size-[7px] rounded-[1px]",
              value ? LOOKS[value] : "shadow-[inset_0_0_0_1.5px_var(--color-port)]",
            )}
          />
        );
      })}
    </span>
  );
}

import { ChevronRight, Circle, CircleCheck } from "lucide-react";
import Link from "next/link";
import type { HomeStep } from "@/lib/onboarding/home/steps";

/** Next steps as links; what is done says so, and the first open one stands out. */
export function StepList({ base, steps }: { readonly base: string; readonly steps: readonly HomeStep[] }) {
  const next = steps.find(({ done }) => !done);
  return (
    <ol className="grid">
      {steps.map((step) => (
        <li key={step.key} className="border-b border-line last:border-b-0">
          <Link
            href={`${base}${step.path}`}
            aria-current={step === next ? "step" : undefined}
            className="flex items-center gap-4 px-5 py-3 no-underline hover:bg-raised aria-[current]:bg-raised"
          >
            {step.done ? (
              <CircleCheck className="shrink-0 text-ok" size={20} aria-hidden />
            ) : (
              <Circle className={step === next ? "shrink-0 text-signal" : "shrink-0 text-port"} size={20} aria-hidden />
            )}
            <span className="grid min-w-0">
              <strong className={step.done ? "font-normal text-ink-2" : "font-semibold"}>
                <bdi>{step.title}</bdi>
                {step.done && <span className="sr-only">, done</span>}
              </strong>
              <span className="t-small text-ink-2">{step.note}</span>
            </span>
            <ChevronRight className="flip ms-auto shrink-0 text-ink-3" size={18} aria-hidden />
          </Link>
        </li>
      ))}
    </ol>
  );
}

import { ChevronRight, Circle, CircleCheck } from "lucide-react";
import Link from "next/link";
import type { HomeStep } from "@/lib/onboarding/home/steps";
import { counted } from "@/lib/platform/text/counted";

/** What is still to do as links, the first one standing out; what is done is folded away. */
export function StepList({ base, steps }: { readonly base: string; readonly steps: readonly HomeStep[] }) {
  const open = steps.filter(({ done }) => !done);
  const done = steps.filter((step) => step.done);
  return (
    <>
      {open.length > 0 && (
        <ol className="grid">
          {open.map((step, index) => (
            <StepLine key={step.key} base={base} step={step} next={index === 0} />
          ))}
        </ol>
      )}
      {done.length > 0 && (
        <details className="border-t border-line first:border-t-0">
          <summary className="t-small cursor-pointer px-5 py-3 text-ink-2 underline underline-offset-2">
            {counted(done.length, "step")} done
          </summary>
          <ol className="grid border-t border-line">
            {done.map((step) => (
              <StepLine key={step.key} base={base} step={step} next={false} />
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

function StepLine({ base, step, next }: { readonly base: string; readonly step: HomeStep; readonly next: boolean }) {
  return (
    <li className="border-b border-line last:border-b-0">
      <Link
        href={`${base}${step.path}`}
        aria-current={next ? "step" : undefined}
        className="flex items-center gap-4 px-5 py-3 no-underline hover:bg-raised aria-[current]:bg-raised"
      >
        {step.done ? (
          <CircleCheck className="shrink-0 text-ok" size={20} aria-hidden />
        ) : (
          <Circle className={next ? "shrink-0 text-signal" : "shrink-0 text-port"} size={20} aria-hidden />
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
  );
}

import { Check } from "lucide-react";
import Link from "next/link";
import { Progress } from "@/components/ui/bar";
import { ScrollRow } from "@/components/ui/scroll-row";
import { type Completeness, countComplete } from "@/lib/listings/editor/completeness";
import { SECTION_KEYS, SECTIONS, type SectionKey } from "@/lib/listings/editor/sections";

/** The editor's sections with which are complete, and how far the whole is. */
export function SectionNav({
  base,
  current,
  missing,
}: {
  readonly base: string;
  readonly current: SectionKey;
  readonly missing: Completeness;
}) {
  return (
    <nav aria-label="Sections" className="grid gap-4 lg:sticky lg:top-6">
      <Progress
        value={countComplete(missing)}
        max={SECTION_KEYS.length}
        label={`${countComplete(missing)} of ${SECTION_KEYS.length} sections complete`}
      />
      <ScrollRow current={current} className="flex gap-1 overflow-x-auto lg:grid lg:gap-0.5">
        {SECTION_KEYS.map((key) => {
          const open = missing[key].length;
          return (
            <li key={key} className="flex-none">
              <Link
                href={`${base}/edit?section=${key}`}
                scroll={false}
                aria-current={key === current ? "step" : undefined}
                className="rail__it whitespace-nowrap"
              >
                {SECTIONS[key].title}
                {open === 0 ? (
                  <span className="ms-auto text-ok">
                    <Check aria-hidden />
                    <span className="sr-only">, complete</span>
                  </span>
                ) : (
                  <span className="rail__n">
                    <span aria-hidden="true">{open}</span>
                    <span className="sr-only">, {open} to do</span>
                  </span>
                )}
              </Link>
            </li>
          );
        })}
      </ScrollRow>
    </nav>
  );
}

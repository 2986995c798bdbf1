import { Check, Clock, type LucideIcon, PauseCircle, X } from "lucide-react";
import { Tag, type Tone } from "@/components/ui/tag";
import type { InstallationState } from "@/lib/installs/types";
import type { InstallBlock } from "@/lib/listings/types";
import type { Locale } from "@/lib/platform/messages/locales";
import en from "@/messages/en/installs.json";
import he from "@/messages/he/installs.json";

const WORDS = { en: en.states, he: he.states } as const;

const LOOKS: Readonly<Record<InstallationState, readonly [tone: Tone, icon: LucideIcon]>> = {
  requested: ["info", Clock],
  refused: ["plain", X],
  withdrawn: ["plain", X],
  pending: ["warn", Clock],
  awaiting_payment: ["warn", Clock],
  active: ["ok", Check],
  suspended: ["bad", PauseCircle],
  uninstalled: ["plain", X],
};

const ENDED: readonly InstallationState[] = ["refused", "withdrawn", "uninstalled"];

/** An installation's state in words, with its tone and icon, and how far the marketplace stopped it: stopped whole, it is not active. */
export function StateTag({
  state,
  installBlock = "none",
  locale,
}: {
  readonly state: InstallationState;
  readonly installBlock?: InstallBlock | undefined;
  readonly locale: Locale;
}) {
  const [tone, icon] = LOOKS[state];
  const told = ENDED.includes(state) ? "none" : installBlock;
  const words = { en: en.list, he: he.list }[locale];
  return (
    <>
      {(state !== "active" || told !== "hard") && (
        <Tag tone={tone} icon={icon}>
          {WORDS[locale][state]}
        </Tag>
      )}
      {told !== "none" && (
        <Tag tone={told === "hard" ? "bad" : "line"}>{words[told === "hard" ? "stopped" : "noNew"]}</Tag>
      )}
    </>
  );
}

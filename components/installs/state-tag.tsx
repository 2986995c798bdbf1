import { Check, Clock, type LucideIcon, PauseCircle, X } from "lucide-react";
import { Tag, type Tone } from "@/components/ui/tag";
import type { InstallationState } from "@/lib/installs/types";
import type { Locale } from "@/lib/platform/locales";
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

/** An installation's state in words, with its tone and icon. */
export function StateTag({ state, locale }: { readonly state: InstallationState; readonly locale: Locale }) {
  const [tone, icon] = LOOKS[state];
  return (
    <Tag tone={tone} icon={icon}>
      {WORDS[locale][state]}
    </Tag>
  );
}

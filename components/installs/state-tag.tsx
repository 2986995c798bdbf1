import { Check, Clock, type LucideIcon, PauseCircle, X } from "lucide-react";
import { Tag, type Tone } from "@/components/ui/tag";
import type { InstallationState } from "@/lib/installs/types";
import type { InstallBlock } from "@/lib/listings/types";
import type { Locale } from "@/lib/platform/messages/locales";
import { translatorOf } from "@/lib/platform/messages/translator";

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
  const t = translatorOf(locale, "installs");
  return (
    <>
      {(state !== "active" || told !== "hard") && (
        <Tag tone={tone} icon={icon}>
          {t(`states.${state}`)}
        </Tag>
      )}
      {told !== "none" && (
        <Tag tone={told === "hard" ? "bad" : "line"}>{t(told === "hard" ? "list.stopped" : "list.noNew")}</Tag>
      )}
    </>
  );
}

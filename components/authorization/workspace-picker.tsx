import { Check } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Avatar } from "@/components/ui/avatar";
import { cx } from "@/components/ui/cx";
import { Tag } from "@/components/ui/tag";
import type { WorkspaceChoice } from "@/lib/authorization/interactions/types";
import type { Locale } from "@/lib/platform/messages/locales";

/**
 * The person's workspaces as links: choosing one asks the server for the form that fits their role there, so it works without a script.
 * Where it is installed already only those who decide may choose it, to connect again. Names are shown whole: one decides by them.
 */
export async function WorkspacePicker({
  choices,
  chosen,
  href,
  locale,
}: {
  readonly choices: readonly WorkspaceChoice[];
  readonly chosen: string | null;
  /** Address that chooses a workspace. */
  readonly href: (workspace: string) => string;
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "consent" });
  return (
    <ul className="overflow-hidden rounded-md border border-line-2 bg-panel">
      {choices.map((choice) => {
        const current = choice.workspace === chosen;
        const closed = choice.state === "blocked" || (choice.state === "installed" && !choice.mayConsent);
        const row = (
          <>
            <span
              aria-hidden
              className={cx(
                "size-4 shrink-0 rounded-full border",
                current ? "border-[5px] border-signal" : "border-port",
              )}
            />
            <Avatar name={choice.name} />
            <span className="grid min-w-0 flex-1 items-center justify-items-start gap-x-3 gap-y-1 sm:grid-cols-[minmax(0,1fr)_auto]">
              <span className="grid min-w-0">
                <span className="t-3 wrap-anywhere">
                  <bdi>{choice.name}</bdi>
                </span>
                <span className="t-small text-ink-3">
                  {choice.environment === "sandbox" ? t("sandbox") : t("people", { count: choice.members })}
                </span>
              </span>
              {choice.state === "new" ? (
                <span className="t-small text-ink-2">{choice.mayConsent ? t("isAdmin") : t("isMember")}</span>
              ) : (
                <Tag tone="line" icon={choice.state === "installed" ? Check : undefined}>
                  {t(`states.${choice.state}`)}
                </Tag>
              )}
            </span>
          </>
        );
        const look = cx(
          "flex min-h-12 items-center gap-3 px-3.5 py-2.5 no-underline",
          current && "bg-raised",
          closed && "text-ink-3",
        );
        return (
          <li key={choice.workspace} className="border-line not-first:border-t">
            {closed ? (
              <span className={look}>{row}</span>
            ) : (
              <Link
                className={cx(look, "text-ink")}
                href={href(choice.workspace)}
                replace
                scroll={false}
                aria-current={current ? "true" : undefined}
              >
                {row}
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}

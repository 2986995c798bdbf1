import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { FormMessage } from "@/components/ui/form-message";
import type { InstallBlock } from "@/lib/listings/types";
import type { Locale } from "@/lib/platform/messages/locales";

/** That the marketplace stopped an integration, how far, and why in its own words. Nothing when it did not. */
export async function StopNote({
  block,
  reason,
  locale,
}: {
  readonly block: InstallBlock;
  readonly reason: string | null;
  readonly locale: Locale;
}) {
  if (block === "none") return null;
  const t = await getTranslations({ locale, namespace: "installs.start" });
  return (
    <FormMessage tone={block === "hard" ? "bad" : "warn"}>
      <strong>{t(block === "hard" ? "hardTitle" : "softTitle")}.</strong>{" "}
      {t(block === "hard" ? "hardText" : "softText")}
      <StopReason reason={reason} label={t.rich("stopWhy", { text: () => <bdi dir="auto">{reason}</bdi> })} />
    </FormMessage>
  );
}

/** The reason as a line of its own. */
export function StopReason({ reason, label }: { readonly reason: string | null; readonly label: ReactNode }) {
  return reason === null ? null : <p className="mt-1 break-words">{label}</p>;
}

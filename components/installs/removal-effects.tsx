import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { scopeWords } from "@/components/capabilities/words";
import { SCOPE_NAMES } from "@/lib/capabilities/constants";
import type { InstalledView } from "@/lib/installs/views/types";
import type { Locale } from "@/lib/platform/messages/locales";

/** What removing means, in sentences: what stops, for whom, what is deleted and what stays. */
export async function RemovalEffects({
  view,
  workspaceName,
  members,
  locale,
}: {
  readonly view: InstalledView;
  readonly workspaceName: string;
  readonly members: number;
  readonly locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: "installs.remove" });
  const things = (end: ":read" | ":write") =>
    SCOPE_NAMES.filter((scope) => view.scopes.includes(scope) && scope.endsWith(end))
      .map((scope) => scopeWords(scope, locale).short)
      .join("; ");
  const [reads, writes] = [things(":read"), things(":write")];
  const name = view.shownName;
  const values = { partner: view.partnerName, workspace: workspaceName };
  return (
    <div className="grid gap-5">
      <Effect title={t("stopsTitle")}>
        {reads !== "" && <li>{t("stopRead", { name, things: reads })}</li>}
        {writes !== "" && <li>{t("stopWrite", { name, things: writes })}</li>}
        {view.content.events.length > 0 && <li>{t("stopEvents", { name })}</li>}
        <li>{view.connection === null ? t("stopNothing") : t("stopKeys")}</li>
      </Effect>
      <Effect title={t("whomTitle")}>
        <li>{t("whom", { ...values, count: members })}</li>
      </Effect>
      <Effect title={t("dataTitle")}>
        <li>{t("data", values)}</li>
        {view.content.dataRetention !== "" && (
          <li>
            {t.rich("retention", {
              partner: view.partnerName,
              text: () => (
                <bdi lang={view.content.lang} dir="auto">
                  {view.content.dataRetention}
                </bdi>
              ),
            })}
          </li>
        )}
      </Effect>
      <Effect title={t("staysTitle")}>
        <li>{t("stays", values)}</li>
      </Effect>
    </div>
  );
}

function Effect({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="grid gap-1.5">
      <h2 className="t-3">{title}</h2>
      <ul className="grid list-disc gap-1 ps-4 text-ink-2">{children}</ul>
    </section>
  );
}

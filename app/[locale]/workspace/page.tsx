import { ChevronRight } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { HiddenFields } from "@/components/accounts/hidden-fields";
import { PlaceList } from "@/components/accounts/place-list";
import { TextLink } from "@/components/accounts/text-link";
import { AuthShell } from "@/components/layout/auth-shell";
import { ActionForm } from "@/components/ui/action-form";
import { FormMessage } from "@/components/ui/form-message";
import { formWords } from "@/components/ui/form-words";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { loadPersonScope } from "@/lib/accounts/gates/loaders";
import { safeRedirectTarget } from "@/lib/accounts/redirect-target";
import { searchText } from "@/lib/accounts/search-text";
import { openWorkspace } from "@/lib/accounts/workspaces/actions";
import { loadPlaces } from "@/lib/accounts/workspaces/loaders";
import type { Place } from "@/lib/accounts/workspaces/types";
import { toLocale } from "@/lib/platform/messages/locales";

export const instant = false;

export async function generateMetadata({ params }: PageProps<"/[locale]/workspace">): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "workspace.pick" });
  return { title: t("title"), robots: { index: false } };
}

/** A listing to install, as its page sends people here: only ever a slug. */
function installSlug(value: string): string | null {
  return /^[a-z0-9][a-z0-9-]{0,80}$/.test(value) ? value : null;
}

/**
 * Picks one of the person's workspaces, partners or staff areas, or makes the first workspace. With `install` it asks where to install
 * that listing; who has just one workspace is not asked.
 */
export default async function WorkspacesPage({ params, searchParams }: PageProps<"/[locale]/workspace">) {
  const locale = toLocale((await params).locale);
  const query = await searchParams;
  await loadPersonScope("workspace.create");
  const places = await loadPlaces();
  const t = await getTranslations({ locale, namespace: "workspace.pick" });
  const roles = await getTranslations({ locale, namespace: "account.roles" });
  const install = installSlug(searchText(query["install"]));
  const [only, ...others] = places.workspaces;
  if (install && only && others.length === 0) redirect(`/${locale}/workspace/${only.id}/install/${install}`);
  const next = install ? `/${locale}/workspace?install=${install}` : safeRedirectTarget(searchText(query["next"]), "");
  const notice = searchText(query["notice"]);
  const has = places.workspaces.length + places.partners.length + (places.staff ? 1 : 0) > 0;
  const listed = (items: readonly Place[], href: (id: string) => string) =>
    items.map((place) => ({ key: place.id, href: href(place.id), name: place.name, note: roles(place.role) }));
  return (
    <AuthShell
      locale={locale}
      path={`/${locale}/workspace`}
      title={install ? t("installTitle") : has ? t("title") : t("noneTitle")}
      intro={install ? t("installIntro") : has ? t("intro") : t("noneIntro")}
      footer={
        <TextLink href="/partner/register" className="inline-flex items-center gap-1">
          {t("becomePartner")}
          <ChevronRight className="flip" size={16} aria-hidden />
        </TextLink>
      }
    >
      {notice === "left" && <FormMessage tone="ok">{t("left")}</FormMessage>}
      {notice === "deleted" && <FormMessage tone="ok">{t("deleted")}</FormMessage>}
      <PlaceList
        title={t("workspaces")}
        items={listed(
          places.workspaces,
          (id) => `/${locale}/workspace/${id}/${install ? `install/${install}` : "installed"}`,
        )}
      />
      {!install && <PlaceList title={t("partners")} items={listed(places.partners, (id) => `/partner/${id}`)} />}
      {!install && places.staff && (
        <PlaceList
          title={t("staff")}
          items={[{ key: "admin", href: "/admin", name: t("adminHome"), note: places.staff }]}
        />
      )}
      <section className="grid gap-3" aria-labelledby="create">
        {has && (
          <h2 id="create" className="t-3">
            {t("createTitle")}
          </h2>
        )}
        <ActionForm action={openWorkspace} words={formWords(locale)} noValidate>
          <HiddenFields fields={{ locale, next }} />
          <TextField
            name="name"
            label={t("name")}
            hint={t("nameHint")}
            autoComplete="organization"
            maxLength={80}
            required
          />
          <SubmitButton variant={has ? "ink" : "signal"} wide pendingLabel={t("pending")}>
            {t("create")}
          </SubmitButton>
        </ActionForm>
      </section>
    </AuthShell>
  );
}

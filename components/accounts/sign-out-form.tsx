import { getTranslations } from "next-intl/server";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Locale } from "@/lib/platform/messages/locales";
import { HiddenFields } from "./hidden-fields";
import { LeavingForm } from "./leaving-form";

/** The way out; `next` is where to land, the catalog's start when left out. */
export async function SignOutForm({
  locale,
  next,
  inMenu = false,
}: {
  readonly locale: Locale;
  readonly next?: string | undefined;
  /** Looks like an entry of a menu. */
  readonly inMenu?: boolean | undefined;
}) {
  const t = await getTranslations({ locale, namespace: "common" });
  return (
    <LeavingForm>
      <HiddenFields fields={{ locale, next }} />
      <SubmitButton variant={inMenu ? "quiet" : "ink"} size={inMenu ? "s" : "m"} wide={inMenu}>
        {t("signOut")}
      </SubmitButton>
    </LeavingForm>
  );
}

import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { PlaceList } from "@/components/accounts/place-list";
import { TextLink } from "@/components/accounts/text-link";
import { AuthShell } from "@/components/layout/auth-shell";
import { FormMessage } from "@/components/ui/form-message";
import { loadPersonScope } from "@/lib/accounts/gates/loaders";
import { searchText } from "@/lib/accounts/search-text";
import { loadSignedIn } from "@/lib/accounts/session/loaders";
import { loadPlaces } from "@/lib/accounts/workspaces/loaders";

export const instant = false;
export const metadata: Metadata = { title: "Your partners" };

/** Picks one of the person's partners: with one it goes there, with none to the registration, as strangers do: it says what one builds here. */
export default async function PartnersPage({ searchParams }: PageProps<"/partner">) {
  await headers();
  if (!(await loadSignedIn())) redirect("/partner/register");
  await loadPersonScope("partner.register");
  const { partners } = await loadPlaces();
  const notice = searchText((await searchParams).notice);
  const [only] = partners;
  if (!only && notice === "") redirect("/partner/register");
  if (only && partners.length === 1 && notice === "") redirect(`/partner/${only.id}`);
  return (
    <AuthShell
      locale="en"
      title="Your partners"
      intro="Choose the company you build for."
      footer={<TextLink href="/partner/register">Register another company</TextLink>}
    >
      {notice === "left" && <FormMessage tone="ok">You left.</FormMessage>}
      <PlaceList
        title="Partners"
        items={partners.map((place) => ({
          key: place.id,
          href: `/partner/${place.id}`,
          name: place.name,
          note: place.role,
        }))}
      />
      {partners.length === 0 && <p className="text-ink-2">You belong to no partner now.</p>}
    </AuthShell>
  );
}

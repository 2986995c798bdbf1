import { SetupForm } from "@/components/accounts/setup-form";
import { AuthShell } from "@/components/layout/auth-shell";
import { loadSetup } from "@/lib/accounts/setup/loaders";

export const instant = false;

/** Asks an empty installation for its first admin; nothing here before a start printed a token, and never again after it was used. */
export default async function SetupPage() {
  const { origin, openedAt } = await loadSetup();
  return (
    <AuthShell
      wide
      locale="en"
      title="Set up your marketplace"
      intro="Nobody administers this installation yet. Its log has a token that works once; with it you become the first admin."
    >
      <SetupForm origin={origin} openedAt={openedAt} />
    </AuthShell>
  );
}

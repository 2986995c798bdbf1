import { ActionForm } from "@/components/ui/action-form";
import { FormMessage } from "@/components/ui/form-message";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { setUp } from "@/lib/accounts/setup/actions";
import { HiddenFields } from "./hidden-fields";
import { PasswordField } from "./password-field";

/** The questions of an empty installation, after a look at whether its address is the one in its settings. */
export function SetupForm({ origin, openedAt }: { readonly origin: string; readonly openedAt: string | null }) {
  if (openedAt !== null)
    return (
      <FormMessage tone="bad">
        You opened this page at <bdi>{openedAt}</bdi>, but the settings say <bdi>{origin}</bdi>. Sign-in, links in mail
        and partner apps use the second one: open <a href={`${origin}/setup`}>{origin}/setup</a>, or correct ORIGIN and
        start again.
      </FormMessage>
    );
  return (
    <ActionForm action={setUp} noValidate>
      <HiddenFields fields={{ locale: "en" }} />
      <FormMessage tone="ok">
        The address is right: <bdi>{origin}</bdi>. It is also what partner apps trust, so keep it.
      </FormMessage>
      <TextField name="token" label="Token from the log" autoComplete="off" autoCapitalize="none" code required />
      <TextField
        name="marketplace"
        label="Name of your product"
        hint="Stands on every page, as in “Example Marketplace”."
        maxLength={60}
        autoComplete="organization"
        required
      />
      <TextField name="name" label="Your name" autoComplete="name" maxLength={80} required />
      <TextField name="email" label="Your e-mail" type="email" autoComplete="username" autoCapitalize="none" required />
      <PasswordField
        label="Password"
        hint="At least 10 characters."
        autoComplete="new-password"
        words={{ show: "Show password", hide: "Hide password" }}
      />
      <TextField
        name="testMail"
        label="Send a test mail to"
        hint="Admin, Mail then shows whether it went out."
        note="optional"
        type="email"
        autoComplete="off"
      />
      <SubmitButton variant="signal" wide pendingLabel="Setting up">
        Set up and continue to the second factor
      </SubmitButton>
    </ActionForm>
  );
}

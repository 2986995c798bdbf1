import type { Metadata } from "next";
import { headers } from "next/headers";
import { TextLink } from "@/components/accounts/text-link";
import { AuthShell } from "@/components/layout/auth-shell";
import { CompanyNameField } from "@/components/partners/company-name-field";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { Steps } from "@/components/ui/steps";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { loadSignedIn } from "@/lib/accounts/session/loaders";
import { registerPartnerAction } from "@/lib/onboarding/actions";

export const instant = false;
export const metadata: Metadata = { title: "Register as a partner" };

const STEPS = [
  {
    title: "Build at once",
    text: "A sandbox with sample data, API keys and a test endpoint, without waiting for anyone.",
  },
  { title: "Prove your domain", text: "A DNS record or a small file. Needed to submit, not to build." },
  { title: "Get certified", text: "Seven requirements, each with evidence. Then your listing goes live." },
];

/** Registers a company. Who is not signed in makes an account first and comes back here. */
export default async function RegisterPage() {
  await headers();
  const person = await loadSignedIn();
  if (!person) {
    const next = encodeURIComponent("/partner/register");
    return (
      <AuthShell
        wide
        locale="en"
        title="Build integrations"
        intro="Register your company and make the first API call within minutes."
        footer={<TextLink href="/partner/docs">Read the documentation first</TextLink>}
      >
        <Steps steps={STEPS} />
        <ul className="t-small grid list-disc gap-1 ps-4 text-ink-2">
          <li>Every permission you ask for is shown to customers in words, with your reason.</li>
          <li>Events arrive signed, in order, and can be sent again; you see every attempt.</li>
          <li>Reviewers decide by a published rubric and tell you how to fix what they find.</li>
          <li>You see what you keep of each sale before you set a price.</li>
        </ul>
        <div className="flex flex-wrap gap-2">
          <ButtonLink variant="signal" href={`/en/sign-up?next=${next}`}>
            Register
          </ButtonLink>
          <ButtonLink href={`/en/sign-in?next=${next}`}>Sign in</ButtonLink>
        </div>
      </AuthShell>
    );
  }
  return (
    <AuthShell
      wide
      locale="en"
      title="Register your company"
      intro="You get a sandbox with sample data, a client and a test endpoint right away."
      footer={
        <span>
          Signed in as <bdi>{person.email}</bdi>. <TextLink href="/en/workspace">Your workspaces</TextLink>
        </span>
      }
    >
      <ActionForm action={registerPartnerAction} noValidate>
        <CompanyNameField />
        <TextField
          name="website"
          label="Website"
          hint="Starts with https://"
          note="optional"
          type="url"
          autoComplete="url"
          placeholder="https://"
        />
        <TextField
          name="supportEmail"
          label="Support e-mail"
          hint="Where customers write to. You can change it later."
          type="email"
          autoComplete="email"
          defaultValue={person.email}
          required
        />
        <SubmitButton variant="signal" wide pendingLabel="Setting up your sandbox">
          Register and open the sandbox
        </SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}

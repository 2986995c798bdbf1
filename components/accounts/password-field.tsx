"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** A password, always written from left to right, with a button that shows it while typing. `words` names that button in both states. */
export function PasswordField({
  name = "password",
  label,
  hint,
  autoComplete,
  words,
}: {
  readonly name?: string | undefined;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly autoComplete: "current-password" | "new-password";
  readonly words: { readonly show: string; readonly hide: string };
}) {
  const [shown, setShown] = useState(false);
  return (
    <Field name={name} label={label} hint={hint}>
      {(control) => (
        <div className="relative" dir="ltr">
          <Input
            {...control}
            type={shown ? "text" : "password"}
            autoComplete={autoComplete}
            autoCapitalize="none"
            spellCheck={false}
            className="pe-11"
            required
          />
          <span className="absolute inset-y-0 end-1 grid place-items-center">
            <Button
              variant="quiet"
              size="s"
              icon
              aria-pressed={shown}
              aria-label={shown ? words.hide : words.show}
              onClick={() => setShown(!shown)}
            >
              {shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
            </Button>
          </span>
        </div>
      )}
    </Field>
  );
}

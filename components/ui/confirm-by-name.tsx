"use client";

import { type ReactNode, useState, useSyncExternalStore } from "react";
import { SubmitButton } from "./submit-button";
import { TextField } from "./text-field";

function never(): () => void {
  return () => {};
}

/**
 * The end of a destructive form: the person types the thing's name. The button waits for it; the server compares the
 * field `confirm` again, which is also what counts without JavaScript.
 */
export function ConfirmByName({
  name,
  label,
  children,
}: {
  /** What has to be typed. */
  readonly name: string;
  /** "Type Tallyho to confirm" */
  readonly label: ReactNode;
  /** Words of the button: a verb and its object. */
  readonly children: ReactNode;
}) {
  const [typed, setTyped] = useState("");
  const scripted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const ready = !scripted || typed.trim() === name.trim();
  return (
    <div className="grid gap-3">
      <TextField
        name="confirm"
        label={label}
        autoComplete="off"
        spellCheck={false}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <div>
        <SubmitButton variant="bad" disabled={!ready} wraps>
          {children}
        </SubmitButton>
      </div>
    </div>
  );
}

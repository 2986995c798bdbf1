"use client";

import { type ComponentProps, useRef } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "./button";
import { useFormState } from "./form-context";
import { Ports } from "./ports";

/**
 * Sends its form. While the form is on its way it shows the walking light and takes no second press; it stays
 * focusable, so the reader's place is kept. `pendingLabel` replaces the words meanwhile.
 */
export function SubmitButton({
  children,
  pendingLabel,
  variant = "ink",
  ...rest
}: Omit<ComponentProps<typeof Button>, "type" | "ref"> & { readonly pendingLabel?: string | undefined }) {
  const status = useFormStatus();
  const form = useFormState();
  const own = useRef<HTMLButtonElement>(null);
  const pending = status.pending || form?.pending === true;
  const pressed = pending && (!form?.submitter || form.submitter === own.current);
  return (
    <Button
      {...rest}
      ref={own}
      type="submit"
      variant={variant}
      aria-disabled={pending || rest["aria-disabled"]}
      data-pending={pressed ? "" : undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
        else rest.onClick?.(event);
      }}
    >
      {pressed && <Ports />}
      {pressed ? (pendingLabel ?? children) : children}
    </Button>
  );
}

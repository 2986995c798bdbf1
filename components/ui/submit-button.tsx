"use client";

import type { ComponentProps } from "react";
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
}: Omit<ComponentProps<typeof Button>, "type"> & { readonly pendingLabel?: string | undefined }) {
  const status = useFormStatus();
  const form = useFormState();
  const pending = status.pending || form?.pending === true;
  return (
    <Button
      {...rest}
      type="submit"
      variant={variant}
      aria-disabled={pending || rest["aria-disabled"]}
      data-pending={pending ? "" : undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
        else rest.onClick?.(event);
      }}
    >
      {pending && <Ports walking />}
      {pending ? (pendingLabel ?? children) : children}
    </Button>
  );
}
